# shellcheck shell=bash
# Where this clone keeps what it started. All of it is ignored by git and may be deleted when nothing runs.

STATE=$ROOT/.shop
RUN=$STATE/run     # one record for every running process, and how the shop was started
PORTS=$STATE/ports # of every host, kept for the next time
LOGS=$STATE/logs
HOSTS=$STATE/hosts # the published Silo, Api and TestPayments that run: a build beside them can't pull files from under them

# A clone that was copied with its .shop must not take the original's processes for its own.
forget_copied_state() {
  local owner
  if [[ -e $RUN/clone ]]; then
    owner=$(<"$RUN/clone")
    if [[ $owner != "$ROOT" && -e $owner/.shop/run/clone ]]; then
      rm -rf "$RUN"
    fi
  fi
}

make_state() {
  mkdir -p "$RUN" "$LOGS"
  chmod 755 "$STATE"
  printf '%s\n' "$ROOT" >"$RUN/clone"
}

# One up or down at a time in a clone. The kernel releases the lock however its holder ends.
lock_clone() {
  mkdir -p "$STATE"
  exec 9>"$STATE/lock"
  if ! flock --nonblock 9; then
    say "another ./shop is starting or stopping this clone; waiting for it"
    flock --timeout 120 9 || fail "the other ./shop is still busy after 120 s; stop it and try again"
  fi
}

unlock_clone() { exec 9>&-; }
