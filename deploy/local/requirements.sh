# shellcheck shell=bash
# What has to be on the machine: .NET 10, PostgreSQL 15 or newer, and Node 20 or newer once there is a web app.
# Debian and Ubuntu packages are installed by apt-get where we may; anything else is named, with its command.

dotnet_major=10
postgres_major_min=15
node_major_min=20

# as_root COMMAND...: fails at once where it would have to ask for a password.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

# The first number of the version that apt-get would install; nothing when it has no such package.
apt_major() {
  apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*:\)\{0,1\}\([0-9]*\).*/\2/p'
}

apt_install() {
  mkdir -p "$LOGS"
  run_step "installing $1 with apt-get" "$LOGS/apt.log" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$1"
}

# A fresh machine or image has no package lists yet.
apt_refresh() {
  mkdir -p "$LOGS"
  run_step "updating apt's package lists" "$LOGS/apt.log" as_root apt-get update || true
}

# need WHAT CHECK PACKAGE MAJOR_MIN REMEDY: installs PACKAGE where that gives MAJOR_MIN or newer, else fails with REMEDY.
need() {
  local what=$1 check=$2 package=$3 major_min=$4 remedy=$5 major
  ! "$check" || return 0
  if may_install; then
    apt_refresh
    major=$(apt_major "$package")
    if [[ -n $major ]] && ((major >= major_min)); then
      apt_install "$package" || true
      ! "$check" || return 0
    fi
  fi
  fail "$what is missing; install it with: $remedy"
}

# Where installers put it for one user, when that isn't on the PATH.
find_dotnet() {
  local place
  for place in '' "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
    if "${place:+$place/}dotnet" --list-sdks 2>/dev/null | grep -q "^$dotnet_major\."; then
      [[ -z $place ]] || export PATH="$place:$PATH" DOTNET_ROOT="$place"
      return 0
    fi
  done
  return 1
}

need_dotnet() {
  need ".NET SDK $dotnet_major" find_dotnet "dotnet-sdk-$dotnet_major.0" "$dotnet_major" \
    "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel $dotnet_major.0"
  # Nothing may stay behind after a build: no servers, no telemetry; and messages that can be read by programs.
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_USE_MSBUILD_SERVER=0
  export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=${UseSharedCompilation:-false}
}

find_node() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  ((${version%%.*} >= node_major_min))
}

# Only the web app needs it.
need_node() {
  [[ -e $ROOT/Web/package.json ]] || return 0
  need "Node $node_major_min" find_node nodejs "$node_major_min" \
    "curl -fsSL https://deb.nodesource.com/setup_$node_major_min.x | sudo bash - && sudo apt-get install -y nodejs"
}

find_chromium() { [[ -n ${CHROMIUM:-} ]] || command -v chromium chromium-browser google-chrome >/dev/null; }

# Only the tests need it: the storefront is tested in a browser.
need_chromium() {
  [[ -e $ROOT/Web/package.json ]] || return 0
  need 'Chromium' find_chromium chromium 100 'sudo apt-get install -y chromium'
}

# The major version of the PostgreSQL server in a directory; fails when it isn't whole.
postgres_major() {
  local version
  [[ -x $1/postgres && -x $1/initdb && -x $1/pg_isready ]] || return 1
  version=$("$1/postgres" --version) || return 1
  [[ $version =~ \)\ ([0-9]+) ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# Sets POSTGRES_BIN to the newest server there is. Debian keeps the programs of each version off the PATH.
find_postgres() {
  local place major best=0
  POSTGRES_BIN=''
  for place in "${SHOP_POSTGRES_BIN:-}" "$(dirname "$(readlink -f "$(command -v postgres || echo /)")")" \
    /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin; do
    if major=$(postgres_major "$place") && ((major >= postgres_major_min && major > best)); then
      POSTGRES_BIN=$place
      best=$major
    fi
  done
  ((best > 0))
}

need_postgres() {
  need "PostgreSQL $postgres_major_min" find_postgres postgresql "$postgres_major_min" \
    "sudo apt-get install -y postgresql-$postgres_major_min (from apt.postgresql.org where the distribution's is older)"
}
