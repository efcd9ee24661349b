# shellcheck shell=bash
# ./shop bench [case] [--seconds N] [--json FILE]: measures, in Release; the arguments are the bench program's own.
# What is measured is the runtime of this repository, whatever the feed has, unless --orleans was told.

verb_bench() {
  make_state
  need_dotnet
  need_postgres
  if feed_is_told; then
    need_feed
  else
    export UseOrleans=false
    say 'measuring the runtime of this repository'
  fi
  with_compiler run_step 'building the benchmarks' "$LOGS/build-bench.log" \
    dotnet build tests/Bench/Bench.csproj --configuration Release -nodeReuse:false -v q -nologo || fail 'the benchmarks do not build'
  PATH=$PATH:$POSTGRES_BIN exec dotnet "tests/Bench/bin/$(build_variant)/Release/net10.0/Bench.dll" "$@"
}

# The folder under bin/ that the feed's answer leads to.
build_variant() { dotnet msbuild Silo/Silo.csproj -getProperty:BuildVariant; }
