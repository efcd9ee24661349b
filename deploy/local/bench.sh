# shellcheck shell=bash
# ./shop bench [case] [--seconds N] [--json FILE]: measures, in Release; the arguments are the bench program's own.
# What is measured is the runtime of this repository, whatever the feed has, unless --orleans was told. ./shop bench web measures the
# pages of the shop that is up, ./shop bench spike rehearses a sale; its plots are left in .shop/.

verb_bench() {
  if [[ ${1-} == web ]]; then
    bench_web "${@:2}"
    return
  fi
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

bench_web() {
  (($# == 0)) || fail "bench web doesn't know '$1': ./shop help"
  is_up || fail 'the shop is not up: ./shop up --detach first'
  need_web_packages
  SHOP_URL="http://127.0.0.1:$(up_value port)" node Web/e2e/measure.mjs || fail 'the pages could not be measured'
}

# The folder under bin/ that the feed's answer leads to.
build_variant() { dotnet msbuild Silo/Silo.csproj -getProperty:BuildVariant; }
