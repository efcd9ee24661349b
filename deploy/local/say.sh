# shellcheck shell=bash
# What the script tells the person who runs it.

say() { printf '%s\n' "$*"; }

fail() {
  printf 'shop: %s\n' "$*" >&2
  exit 1
}

# run_step TITLE LOG COMMAND...: one line for a step that takes a while; its output is shown only when it fails.
# Descriptor 9 is the lock of this clone, which no child may inherit.
run_step() {
  local title=$1 log=$2 started=$SECONDS status=0
  shift 2
  printf '%s ...' "$title"
  "$@" >"$log" 2>&1 </dev/null 9>&- || status=$?
  if ((status == 0)); then
    printf ' done in %d s\n' $((SECONDS - started))
    return 0
  fi
  printf ' failed after %d s\n' $((SECONDS - started))
  tail -n 40 "$log" >&2
  say "the whole output is in ${log#"$ROOT"/}" >&2
  return "$status"
}

# whole_number OPTION VALUE MIN MAX: refuses anything else, naming the option and the rule.
whole_number() {
  if [[ ! $2 =~ ^[0-9]{1,9}$ ]] || ((10#$2 < $3 || 10#$2 > $4)); then
    fail "$1 takes a whole number from $3 to $4, not '$2'"
  fi
}
