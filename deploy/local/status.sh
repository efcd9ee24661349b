# shellcheck shell=bash
# ./shop status: one line a process. Ends with 0 when the shop is up, 3 when it isn't (as an init script would).

verb_status() {
  local name
  (($# == 0)) || fail "status takes no options: ./shop help"
  if [[ -z $(started_names) ]]; then
    say 'not running'
    return 3
  fi
  for name in $(started_names | tac); do
    status_line "$name"
  done
  if ! is_up; then
    say 'not up: ./shop up starts it again, ./shop down clears it away'
    return 3
  fi
  say "up at http://127.0.0.1:$(up_value port)"
}

status_line() {
  local pid state health=''
  if pid=$(recorded_pid "$RUN/$1.process"); then
    state="pid $pid, for $(seconds_running "$pid") s"
    if [[ $1 != postgres ]]; then
      if is_ready "$1"; then health=', ready'; else health=', not ready'; fi
    fi
  elif is_running "$RUN/$1.supervisor"; then
    state='being started again'
  else
    state='gone'
  fi
  is_running "$RUN/$1.supervisor" || state+=', without its supervisor'
  printf '%-10s %s%s, restarts %s\n' "$1" "$state" "$health" "$(restarts "$1")"
}
