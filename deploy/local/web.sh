# shellcheck shell=bash
# Building the web app into Api/wwwroot, once a change of what it is made of.

WEB=$ROOT/Web
WEB_BUILT=$ROOT/Api/wwwroot

# What the web app is made of, in one number: the same again needs no build.
web_fingerprint() {
  find Web Api/openapi/v1.json -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

# Its packages, as the lock names them; they are fetched again only when that has changed.
need_web_packages() {
  local lock
  lock=$(sha256sum <"$WEB/package-lock.json")
  [[ $(cat "$WEB/node_modules/.lock" 2>/dev/null) != "$lock" ]] || return 0
  run_step "fetching the web app's packages" "$LOGS/web-packages.log" npm --prefix Web ci || fail "the web app's packages can't be fetched"
  printf '%s\n' "$lock" >"$WEB/node_modules/.lock"
}

need_web() {
  local fingerprint
  [[ -e $WEB/package.json ]] || return 0
  fingerprint=$(web_fingerprint)
  if [[ $(cat "$WEB_BUILT/.fingerprint" 2>/dev/null) == "$fingerprint" ]]; then
    return
  fi
  need_web_packages
  run_step 'building the web app' "$LOGS/build-web.log" npm --prefix Web run build || fail 'the web app does not build'
  printf '%s\n' "$fingerprint" >"$WEB_BUILT/.fingerprint"
}
