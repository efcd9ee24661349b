# shellcheck shell=bash
# A private PostgreSQL for this clone: its own data, reached by a Unix socket only, so that no two clones (and no
# PostgreSQL of the machine) can clash over a port. Durability is PostgreSQL's own: fsync stays on.

postgres_stop_seconds=30

# PostgreSQL refuses to run as root: then it gets the account that its package made, or nobody's. Asked when it is needed,
# because the package may have been installed a moment ago.
choose_postgres_account() {
  postgres_owner=$(id -un)
  postgres_run_as=()
  if ((EUID == 0)); then
    postgres_owner=postgres
    id postgres >/dev/null 2>&1 || postgres_owner=nobody
    # Becomes the command itself: the recorded id is the server's.
    postgres_run_as=(setpriv --reuid "$(id -u "$postgres_owner")" --regid "$(id -g "$postgres_owner")" --clear-groups --)
  fi
}

as_postgres() { "${postgres_run_as[@]}" "$@"; }

# Sets POSTGRES_HOME: .shop/postgres, unless the account can't get there (a home that is closed to others), its name
# can't stand in a URL as it is, or a socket in it would exceed the 107 bytes of a Unix socket's name; then a place
# outside that belongs to this clone's path.
place_postgres() {
  choose_postgres_account
  POSTGRES_HOME=$STATE/postgres
  if [[ ! $POSTGRES_HOME =~ ^[A-Za-z0-9/._~-]{1,80}$ ]] || ! as_postgres test -x "$STATE"; then
    POSTGRES_HOME=/var/tmp/orleans-shop-$(printf '%s' "$ROOT" | sha256sum | cut -c1-16)
  fi
  if [[ -L $POSTGRES_HOME || (-e $POSTGRES_HOME && $(stat -c %U "$POSTGRES_HOME") != "$postgres_owner") ]]; then
    fail "$POSTGRES_HOME belongs to somebody else; move it away"
  fi
}

# Closed to everybody else: whoever reaches the socket is let in without a password.
make_postgres_home() {
  [[ -d $POSTGRES_HOME ]] || mkdir -m 700 "$POSTGRES_HOME"
  ((EUID != 0)) || chown "$postgres_owner:" "$POSTGRES_HOME"
}

in_postgres_home() (cd "$POSTGRES_HOME" && as_postgres "$@")

# The cluster appears whole or not at all: whatever stops this half-way, the next try starts afresh.
create_cluster() {
  local new=$POSTGRES_HOME/data.new
  rm -rf "$new"
  in_postgres_home "$POSTGRES_BIN/initdb" --pgdata "$new" --username shop --auth trust --encoding UTF8 --locale C.UTF-8 &&
    printf 'CREATE DATABASE shop;\n' | in_postgres_home "$POSTGRES_BIN/postgres" --single -D "$new" postgres &&
    mv "$new" "$POSTGRES_HOME/data"
}

# A server of this data directory that no supervisor knows: its own was killed. It is asked to stop, then made to.
stop_stray_postgres() {
  local data=$POSTGRES_HOME/data pid
  [[ -e $data/postmaster.pid ]] || return 0
  pid=$(head -n 1 "$data/postmaster.pid")
  if [[ $pid =~ ^[0-9]+$ && $(readlink "/proc/$pid/cwd") == "$data" ]]; then
    say 'stopping a PostgreSQL that was left over'
    record "$RUN/postgres.process" "$pid" || return 0
    await_stopped_by INT || await_stopped_by QUIT || await_stopped_by KILL || fail "PostgreSQL (pid $pid) can't be stopped"
  fi
  # What is left names no server of ours: after a reboot the id may be anybody's, and PostgreSQL would refuse to start.
  rm -f "$data/postmaster.pid" "$RUN/postgres.process"
}

await_stopped_by() {
  signal "$RUN/postgres.process" "$1"
  wait_until 15 is_stopped postgres
}

postgres_answers() { "$POSTGRES_BIN/pg_isready" --quiet --host "$POSTGRES_HOME" --dbname shop --username shop --timeout 1 9>&-; }

# Sets and exports DATABASE_URL, and starts the server unless the caller gave one.
need_database() {
  local major
  if [[ -n ${DATABASE_URL:-} ]]; then
    say 'using the PostgreSQL of DATABASE_URL'
    return
  fi
  place_postgres
  make_postgres_home
  stop_stray_postgres
  if [[ ! -e $POSTGRES_HOME/data/PG_VERSION ]]; then
    run_step 'creating a private PostgreSQL' "$LOGS/initdb.log" create_cluster || fail 'the PostgreSQL cluster could not be created'
  fi
  major=$(<"$POSTGRES_HOME/data/PG_VERSION")
  if [[ $(postgres_major "$POSTGRES_BIN") != "$major" ]]; then
    [[ -x /usr/lib/postgresql/$major/bin/postgres ]] ||
      fail "the database here was made by PostgreSQL $major, which is gone: install it again, or ./shop down --erase"
    POSTGRES_BIN=/usr/lib/postgresql/$major/bin
  fi
  start_postgres
  export DATABASE_URL="postgresql://shop@/shop?host=$POSTGRES_HOME"
}

# max_connections: three silos and two Apis with 50 each leave room for a person with psql.
start_postgres() {
  cd "$POSTGRES_HOME"
  supervise postgres INT "$postgres_stop_seconds" "${postgres_run_as[@]}" \
    "$POSTGRES_BIN/postgres" -D "$POSTGRES_HOME/data" -c listen_addresses= -c "unix_socket_directories=$POSTGRES_HOME" \
    -c max_connections=300
  cd "$ROOT"
  wait_until 60 postgres_answers || { tail -n 20 "$LOGS/postgres.log" >&2; fail 'PostgreSQL does not answer'; }
  say 'PostgreSQL answers'
}

# erase_postgres: the data of this clone, wherever it is. Nothing of it may run.
erase_postgres() {
  place_postgres
  stop_stray_postgres
  rm -rf "$POSTGRES_HOME"
  say 'the database of this clone is erased'
}
