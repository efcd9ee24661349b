# shellcheck shell=bash
# ./shop test [filter]: builds everything, checks the format, then runs all tests, the fast ones first.

RESULTS=$STATE/test-results

# A test that says nothing for so long hangs; its run is ended and counts as failed.
test_hang_minutes=10

verb_test() {
  local filter=${1:-}
  (($# <= 1)) || fail "test takes one filter: ./shop help"
  make_state
  need_dotnet
  need_node
  need_chromium
  need_postgres
  need_feed
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
  passed=0 failed=0 skipped=0

  need_web
  check_web "$filter"
  # An environment variable is a property of the build, and wins over .shop/feed.props.
  export UseOrleans=false
  with_compiler test_builds "$filter"
}

# test_builds FILTER: what the feed allows, and the sum of it.
test_builds() {
  local filter=$1
  if [[ $(feed_value UseOrleans) == true ]]; then
    test_both_builds "$filter"
  else
    test_build Orleans.Shop.sln ''
    check_format "$filter"
    run_tests Orleans.Shop.sln "$filter"
  fi
  if ((passed + failed == 0)); then
    say "no test's name contains '$filter'" >&2
    failed=1
  fi
  say "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0))
}

# test_both_builds FILTER: the second one is built and tested beside the first one's tests, which wait more than they work; what
# it says comes at the end. Both are made of the same sources: what the first build has analysed and found in form isn't looked at
# again, other than by the analyzers that come with Orleans.
test_both_builds() {
  local second=$RESULTS/orleans pid
  test_build Orleans.Shop.sln ' on the runtime of this repository'
  (UseOrleans=true test_on_orleans "$1" "$second") >"$second.log" 2>&1 &
  pid=$!
  check_format "$1"
  run_tests Orleans.Shop.sln "$1"
  wait "$pid" || failed=$((failed + 1))
  cat "$second.log"
  add_counts "$second.counts"
}

test_on_orleans() {
  passed=0 failed=0 skipped=0
  test_build Orleans.Shop.Orleans.slnf ' on Microsoft Orleans' -p:EnableNETAnalyzers=false -p:EnforceCodeStyleInBuild=false
  run_tests Orleans.Shop.Orleans.slnf "$1"
  printf '%d %d %d\n' "$passed" "$failed" "$skipped" >"$2.counts"
}

add_counts() { # FILE: absent where that build failed
  local pass fail skip
  [[ -e $1 ]] || return 0
  read -r pass fail skip <"$1"
  passed=$((passed + pass))
  failed=$((failed + fail))
  skipped=$((skipped + skip))
}

test_build() { # SOLUTION LABEL [PROPERTY...]
  run_step "building$2" "$LOGS/build-$UseOrleans.log" \
    dotnet build "$1" --configuration Release -nodeReuse:false -v q -nologo "${@:3}" || fail 'the build fails'
}

# check_web FILTER: with a filter nothing is checked. Each check is one test; the others run all the same.
check_web() {
  local check
  [[ -z $1 ]] || return 0
  need_web_packages
  for check in types:check typecheck lint test; do
    if run_step "checking the web app: $check" "$LOGS/web-${check/:/-}.log" npm --prefix Web run "$check"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done
}

# check_format FILTER: with a filter nothing is checked. A difference is one failure; the tests still run.
check_format() {
  [[ -z $1 ]] || return 0
  run_step 'checking the format' "$LOGS/format.log" is_in_form && return
  say 'the format differs: dotnet format Orleans.Shop.sln puts it right' >&2
  failed=$((failed + 1))
}

# Of what a plain dotnet format verifies, the build has refused everything but white space and the order of imports: it runs the same
# analyzers, with the same severities. Neither needs to know what a name means, so all sources are one project here: to load every
# project with all that it refers to takes three times as long as the check.
is_in_form() {
  dotnet format whitespace --folder . --verify-no-changes &&
    dotnet format style deploy/format/Format.csproj --verify-no-changes --diagnostics IMPORTS
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

# The test project of this script: its slow tests, which wait for processes all the time, take longer than all others'.
script_tests=tests/Shop/Shop.Tests.csproj

# The drills: a shop under load, which would starve of processors whatever is built or started beside it.
drill_tests=tests/Chaos.Tests/Chaos.Tests.csproj

# run_tests SOLUTION FILTER: all that match, the fast ones first, one project after the other; then the slow ones, which wait for
# processes most of the time, side by side. Those of the script begin beside the last projects' fast ones, and the drills when all
# but those have ended.
run_tests() {
  local project pid pids=() variant
  variant=$(build_variant)
  for project in $(test_projects "$1"); do
    run_project "$project" fast "$(test_filter 'Category!=Slow' "$2")"
    count_project "$project" fast
    [[ $project != "$script_tests" ]] || begin_slow "$project" "$2"
  done
  for project in $(slow_projects "$1"); do
    [[ $project == "$script_tests" || $project == "$drill_tests" ]] || begin_slow "$project" "$2"
  done
  for pid in "${pids[@]:1}"; do wait "$pid"; done
  pids=("${pids[@]:0:1}")
  for project in $(slow_projects "$1"); do
    [[ $project != "$drill_tests" ]] || begin_slow "$project" "$2"
  done
  for pid in "${pids[@]}"; do wait "$pid"; done
  for project in $(slow_projects "$1"); do count_project "$project" slow; done
}

# The test projects of a solution that have slow tests.
slow_projects() {
  local project
  for project in $(test_projects "$1"); do
    ! grep -rqs --include='*.cs' '"Slow"' "$(dirname "$project")" || printf '%s\n' "$project"
  done
}

begin_slow() { # PROJECT FILTER: adds to pids
  run_project "$1" slow "$(test_filter 'Category=Slow' "$2")" &
  pids+=($!)
}

# run_of PROJECT PACE: where the results of that run are, without the endings .trx, .log and .status.
run_of() { printf '%s/%s-%s-%s' "$RESULTS" "$(basename "$1" .csproj)" "$variant" "$2"; }

# A heap for each processor suits a host that has them to itself; here are a dozen processes at a time. Each lives for a minute: to
# compile a second time, and better, what it calls for the thirtieth time costs a fifth of all that it does; so for the thousandth
# (in hexadecimal, as the runtime reads it). Whatever it starts inherits both.
run_project() { # PROJECT PACE FILTER
  local run dll status=0
  run=$(run_of "$1" "$2")
  dll=$(dirname "$1")/bin/$variant/Release/net10.0/$(basename "$1" .csproj).dll
  PATH=$PATH:$POSTGRES_BIN DOTNET_gcServer=0 DOTNET_TC_CallCountThreshold=400 dotnet test "$dll" --filter "$3" \
    --logger "trx;LogFileName=$run.trx" --results-directory "$RESULTS" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout "${test_hang_minutes}m" --blame-hang-dump-type none \
    </dev/null >"$run.log" 2>&1 || status=$?
  echo "$status" >"$run.status"
}

count_project() { # PROJECT PACE
  local run
  run=$(run_of "$1" "$2")
  count_results "$(basename "$1" .csproj)" "$2" "$run" "$(<"$run.status")"
}

# A run without results (its host crashed, or hung) is one failure; a run in which no test matched is none.
count_results() { # NAME PACE RUN STATUS
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
