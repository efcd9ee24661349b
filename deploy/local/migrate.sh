# shellcheck shell=bash
# ./shop migrate [--dry-run] [--sql]: brings the database of DATABASE_URL, or the private one of this clone, to this build's schema, as a
# silo does when it starts; or says what that would apply. Silos of the version before go on meanwhile.

verb_migrate() {
  local word status=0
  for word in "$@"; do
    case $word in
      --dry-run | --sql) ;;
      *) fail "migrate doesn't know '$word': ./shop help" ;;
    esac
  done

  lock_clone
  make_state
  if is_running "$RUN/postgres.supervisor" && [[ -z ${DATABASE_URL:-} ]]; then
    # What runs here has been migrated by its own build: that build is asked, and neither it nor its database is touched.
    [[ -e $HOSTS/silo/Silo.dll ]] || fail 'the silo is not built: ./shop up'
    need_dotnet
    place_postgres
    export DATABASE_URL="postgresql://shop@/shop?host=$POSTGRES_HOME"
    run_migrate "$@" || status=$?
  else
    need_dotnet
    need_feed
    if [[ -n ${DATABASE_URL:-} ]] && is_up; then
      fail 'a shop runs here, whose programs a build would replace: ./shop down first, or migrate from another clone'
    fi
    need_node # the hosts are built together, as up does it
    need_hosts
    if [[ -n ${DATABASE_URL:-} ]]; then
      run_migrate "$@" || status=$?
    else
      need_postgres
      trap 'stop_started' EXIT
      need_database
      run_migrate "$@" || status=$?
    fi
  fi
  return "$status"
}

run_migrate() { (cd "$HOSTS/silo" && exec "$(command -v dotnet)" Silo.dll migrate "$@") 9>&-; }
