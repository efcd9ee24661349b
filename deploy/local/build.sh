# shellcheck shell=bash
# Building the hosts. They run from .shop/hosts, so that a build or a test run beside them leaves them alone.

# What the hosts are made of, in one number: the same again needs no build.
hosts_fingerprint() {
  {
    dotnet --version
    printf '%s %s\n' "${UseOrleans:-}" "${UseMongoDB:-}" # a variable of the environment wins over .shop/feed.props
    find . \( -name bin -o -name obj -o -name node_modules -o -path ./.git -o -path ./tests -o -path ./docs -o -path ./deploy \
      -o -path ./.shop/run -o -path ./.shop/logs -o -path ./.shop/ports -o -path ./.shop/hosts -o -path ./.shop/postgres -o -path ./.shop/probe \) -prune \
      -o -type f \( -name '*.cs' -o -name '*.*proj' -o -name '*.props' -o -name '*.targets' -o -name '*.json' -o -name '*.sql' \
      -o -path './Api/*' -o -path './Silo/*' -o -path './Web/*' \) -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum
}

# All in one build, in which what they share is made once. Whoever starts a shop isn't told of its style: ./shop test has it analysed.
publish_hosts() {
  dotnet publish Orleans.Shop.Hosts.slnf --configuration Release "-p:HostsFolder=$HOSTS" -p:RunAnalyzers=false -nodeReuse:false -v q -nologo -clp:NoSummary
}

need_hosts() {
  local fingerprint
  need_web
  fingerprint=$(hosts_fingerprint)
  if [[ $(cat "$HOSTS/fingerprint" 2>/dev/null) == "$fingerprint" ]]; then
    say 'silo, api and payments are built'
    return
  fi
  rm -rf "$HOSTS"
  mkdir -p "$HOSTS"
  with_compiler build_hosts
  printf '%s\n' "$fingerprint" >"$HOSTS/fingerprint"
}

build_hosts() {
  run_step 'building the silo, the api and the test payment provider' "$LOGS/build-hosts.log" publish_hosts || fail 'the hosts do not build'
}
