# shellcheck shell=bash
# ./shop down: afterwards nothing runs that this clone started, however it came to be running.

verb_down() {
  local erase=''
  while (($# > 0)); do
    case $1 in
      --erase) erase=1 && shift ;;
      *) fail "down doesn't know '$1': ./shop help" ;;
    esac
  done
  lock_clone
  make_state
  stop_started
  place_postgres
  stop_stray_postgres
  rm -rf "$RUN"
  if [[ -n $erase ]]; then
    erase_postgres
    rm -f "$STATE/owner" # a login to what is gone
  fi
  say 'down: nothing of this clone is running'
}
