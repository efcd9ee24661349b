# shellcheck shell=bash
# ./shop chaos [case] [--minutes N] [--seed S]: breaks a shop of its own while people shop, in Release; the arguments are the drills'
# program's own. What is drilled is the runtime of this repository, whatever the feed has.

verb_chaos() {
  make_state
  need_dotnet
  need_postgres
  export UseOrleans=false
  say 'drilling the runtime of this repository'
  with_compiler run_step 'building the drills' "$LOGS/build-chaos.log" \
    dotnet build tests/Chaos/Chaos.csproj --configuration Release -nodeReuse:false -v q -nologo || fail 'the drills do not build'
  PATH=$PATH:$POSTGRES_BIN exec dotnet "tests/Chaos/bin/$(build_variant)/Release/net10.0/Chaos.dll" "$@"
}
