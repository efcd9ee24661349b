# shellcheck shell=bash
# Starting, knowing and stopping processes.
#
# A process is known by its id, its start time and the boot it belongs to: an id alone may have been given to
# somebody else since. Nothing is ever signalled unless all three match what was recorded when we started it.

BOOT=$(</proc/sys/kernel/random/boot_id)

# identity PID: "PID START BOOT"; fails when there is no such process, or only its remains.
identity() {
  local pid=$1 stat
  { stat=$(<"/proc/$pid/stat"); } 2>/dev/null || return 1
  # The command's name, in brackets, may hold anything: what counts comes after the last bracket.
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  [[ $1 != Z && $1 != X ]] || return 1
  printf '%s %s %s' "$pid" "${20}" "$BOOT"
}

# record FILE PID
record() {
  identity "$2" >"$1.new" && mv -f "$1.new" "$1"
}

# recorded_pid FILE: the id of the recorded process, if it still runs.
recorded_pid() {
  local known pid
  [[ -s $1 ]] || return 1
  known=$(<"$1")
  pid=${known%% *}
  [[ $(identity "$pid") == "$known" ]] || return 1
  printf '%s' "$pid"
}

is_running() { recorded_pid "$1" >/dev/null; }

# signal FILE SIGNAL: to the recorded process only.
signal() {
  local pid
  if pid=$(recorded_pid "$1"); then
    kill -s "$2" "$pid" 2>/dev/null || true
  fi
}

# wait_until SECONDS COMMAND...: polls ten times a second.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# seconds_running PID
seconds_running() {
  local start
  start=$(identity "$1") || return 1
  start=${start#* }
  awk -v start="${start%% *}" -v hz="$(getconf CLK_TCK)" '{ printf "%d", $1 - start / hz }' /proc/uptime
}

# supervise NAME STOP_SIGNAL STOP_SECONDS COMMAND...: starts a supervisor, apart from this terminal, that keeps
# COMMAND running until it is told to stop. Records: RUN/NAME.supervisor and RUN/NAME.process.
supervise() {
  rm -f "$RUN/$1.restarts"
  [[ ! -s $LOGS/$1.log ]] || mv -f "$LOGS/$1.log" "$LOGS/$1.log.1"
  setsid --fork "$ROOT/deploy/local/supervise" "$@" </dev/null >>"$LOGS/supervisor.log" 2>&1 9>&-
  wait_until 10 is_running "$RUN/$1.supervisor" || fail "the supervisor of $1 didn't start: see .shop/logs/supervisor.log"
}

# names: what was started here, in the order in which it has to stop.
started_names() {
  local file name
  for file in "$RUN"/api.* "$RUN"/silo-*.* "$RUN"/payments.* "$RUN"/postgres.*; do
    name=${file##*/}
    name=${name%.*}
    [[ ! -e $file ]] || printf '%s\n' "$name"
  done | uniq
}

is_stopped() { ! is_running "$RUN/$1.supervisor" && ! is_running "$RUN/$1.process"; }

# ask_to_stop NAME: the supervisor passes it on; a process whose supervisor was killed is asked itself.
ask_to_stop() {
  if is_running "$RUN/$1.supervisor"; then
    signal "$RUN/$1.supervisor" TERM
  elif [[ $1 == postgres ]]; then
    signal "$RUN/$1.process" INT
  else
    signal "$RUN/$1.process" TERM
  fi
}

# 40 s: a supervisor gives its process 30 s to drain before it kills it.
await_stopped() {
  if ! wait_until 40 is_stopped "$1"; then
    say "$1 doesn't stop; killing it"
    signal "$RUN/$1.supervisor" KILL
    signal "$RUN/$1.process" KILL
    wait_until 5 is_stopped "$1" || fail "$1 can't be killed (pid $(recorded_pid "$RUN/$1.process"))"
  fi
  rm -f "$RUN/$1".*
}

# stop_started: everything that was started here and still runs; silos together, so that they drain side by side.
stop_started() {
  local kind name names
  for kind in api silo- payments postgres; do
    mapfile -t names < <(started_names | grep "^$kind" || true)
    for name in "${names[@]}"; do
      is_stopped "$name" || say "stopping $name"
      ask_to_stop "$name"
    done
    for name in "${names[@]}"; do
      await_stopped "$name"
    done
  done
}
