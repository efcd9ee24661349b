# shellcheck shell=bash
# ./shop test [filter]: builds everything, checks the format, then runs all tests, the fast ones first.

RESULTS=$STATE/test-results

# A test that says nothing for so long hangs; its run is ended and counts as failed.
test_hang_minutes=6

verb_test() {
  local filter=${1:-}
  (($# <= 1)) || fail "test takes one filter: ./shop help"
  make_state
  need_dotnet
  need_node
  need_postgres
  need_feed
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
  passed=0 failed=0 skipped=0

  # An environment variable is a property of the build, and wins over .shop/feed.props.
  if [[ $(feed_value UseOrleans) == true ]]; then
    UseOrleans=false test_build Orleans.Shop.sln Orleans.Shop.sln ' on the runtime of this repository' "$filter"
    # Of the sources only Silo's differ between the builds.
    UseOrleans=true test_build Orleans.Shop.Orleans.slnf Silo/Silo.csproj ' on Microsoft Orleans' "$filter"
  else
    UseOrleans=false test_build Orleans.Shop.sln Orleans.Shop.sln '' "$filter"
  fi
  if ((passed + failed == 0)); then
    say "no test's name contains '$filter'" >&2
    failed=1
  fi
  say "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0))
}

# test_build SOLUTION FORMATTED LABEL FILTER: one build of the sources, the format of what is new in it, and its tests.
test_build() {
  local solution=$1 formatted=$2 label=$3 filter=$4 variant
  export UseOrleans
  run_step "building$label" "$LOGS/build-all.log" \
    dotnet build "$solution" --configuration Release -nodeReuse:false -v q -nologo || fail 'the build fails'
  if [[ -z $filter ]]; then
    run_step "checking the format$label" "$LOGS/format.log" dotnet format "$formatted" --verify-no-changes --no-restore ||
      fail "the format differs: dotnet format $formatted puts it right"
  fi
  variant=$(build_variant)
  run_tests "$solution" fast 'Category!=Slow' "$filter" "$variant"
  run_tests "$solution" slow 'Category=Slow' "$filter" "$variant"
}

# test_filter CATEGORY WORD: a word narrows by name; an expression (Name~x, Category=y) is taken as it is.
test_filter() {
  case $2 in
    '') printf '%s' "$1" ;;
    *[=~]*) printf '(%s)&(%s)' "$1" "$2" ;;
    *) printf '(%s)&(FullyQualifiedName~%s)' "$1" "$2" ;;
  esac
}

# The test projects of a solution, or of a filter of one.
test_projects() { tr '\\' / <"$1" | grep -o 'tests/[^"]*\.Tests\.csproj' | LC_ALL=C sort; }

# run_tests SOLUTION PACE CATEGORY FILTER VARIANT: every project's tests of that pace.
run_tests() {
  local pace=$2 variant=$5 filter project name dll run status
  filter=$(test_filter "$3" "$4")
  for project in $(test_projects "$1"); do
    name=$(basename "$project" .csproj)
    dll=$(dirname "$project")/bin/$variant/Release/net10.0/$name.dll
    run=$RESULTS/$name-$variant-$pace
    status=0
    PATH=$PATH:$POSTGRES_BIN dotnet test "$dll" --filter "$filter" \
      --logger "trx;LogFileName=$run.trx" --results-directory "$RESULTS" --logger 'console;verbosity=minimal' \
      --blame-hang-timeout "${test_hang_minutes}m" --blame-hang-dump-type none \
      </dev/null >"$run.log" 2>&1 || status=$?
    count_results "$name" "$pace" "$run" "$status"
  done
}

# A run without results (its host crashed, or hung) is one failure; a run in which no test matched is none.
count_results() {
  local name=$1 pace=$2 trx=$3.trx log=$3.log status=$4 total executed pass fail
  total=$(trx_counter "$trx" total)
  executed=$(trx_counter "$trx" executed)
  pass=$(trx_counter "$trx" passed)
  fail=$(trx_counter "$trx" failed)
  if ((status != 0 && fail == 0)); then
    fail=1
  fi
  passed=$((passed + pass))
  failed=$((failed + fail))
  skipped=$((skipped + total - executed))
  if ((total > 0 || fail > 0)); then
    printf '%-26s %s: %d passed, %d failed, %d skipped\n' "$name" "$pace" "$pass" "$fail" $((total - executed))
  fi
  ((fail == 0)) || tail -n 200 "$log" >&2
}

trx_counter() {
  local value=''
  [[ ! -e $1 ]] || value=$(sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1")
  printf '%s' "${value:-0}"
}
