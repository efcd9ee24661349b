# shellcheck shell=bash
# ./shop up: from nothing to a shop that answers.

silos_max=16 # each is a process of some 150 MB; a laptop has no use for more

verb_up() {
  local port=8080 silos=1 products=2000 detach='' given_port='' i
  while (($# > 0)); do
    case $1 in
      --port) port=${2:-} given_port=1 && whole_number --port "$port" 1 65535 && shift 2 ;;
      --silos) silos=${2:-} && whole_number --silos "$silos" 1 "$silos_max" && shift 2 ;;
      --products) products=${2:-} && whole_number --products "$products" 0 1000000 && shift 2 ;;
      --detach) detach=1 && shift ;;
      *) fail "up doesn't know '$1': ./shop help" ;;
    esac
  done

  # Webhooks may be tried out with somebody who listens on this machine.
  export Webhooks__AllowPrivate=${Webhooks__AllowPrivate:-true}
  lock_clone
  if is_up; then
    tell_already_up "$port" "$given_port"
    return
  fi
  make_state
  stop_started # what a crash left over
  rm -f "$RUN/up"
  need_free_port "$port"
  need_dotnet
  need_node
  [[ -n ${DATABASE_URL:-} ]] || need_postgres
  need_feed
  need_hosts

  trap 'interrupted' INT TERM HUP
  trap 'gave_up' EXIT
  need_database
  load_demo "$products"
  [[ -z $own_payments ]] || start_payments "$port"
  for ((i = 1; i <= silos; i++)); do
    start_silo "$i" "$port"
  done
  for ((i = 1; i <= silos; i++)); do
    await_ready "silo-$i"
  done
  start_api "$port"
  await_ready api
  tell_payments
  tell_owner
  printf 'port=%s\nsilos=%s\nproducts=%s\n' "$port" "$silos" "$products" >"$RUN/up"
  trap - EXIT
  unlock_clone
  say "ready http://127.0.0.1:$port"
  [[ -n $detach ]] || stay
}

# up_value NAME: how the running shop was started.
up_value() { sed -n "s/^$1=//p" "$RUN/up"; }

# The shop is up when it once got there and everything that was started still has its supervisor.
is_up() {
  local name
  [[ -e $RUN/up ]] || return 1
  for name in $(started_names); do
    is_running "$RUN/$name.supervisor" || return 1
  done
  is_running "$RUN/api.supervisor"
}

tell_already_up() {
  local running
  running=$(up_value port)
  if [[ -n $2 && $1 != "$running" ]]; then
    fail "this clone is already up on port $running; ./shop down first, or use another clone"
  fi
  say 'already up: ./shop status, ./shop down'
  say "ready http://127.0.0.1:$running"
}

# 0.3 s of a person's time now instead of a host that can't bind after a minute of building.
need_free_port() {
  if answers "$1"; then
    fail "port $1 is in use$(port_holder "$1"); choose another: ./shop up --port $(($1 < 65535 ? $1 + 1 : 8080))"
  fi
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_holder() {
  local holder
  holder=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ by \1 (pid \2)/p' | head -n 1) || true
  printf '%s' "$holder"
}

# Below 32768, where the kernel gives outgoing connections their ports.
free_port() {
  local port try
  for ((try = 0; try < 100; try++)); do
    port=$((20000 + RANDOM % 12000))
    if ! answers "$port" && ! grep -qsx "$port" "$PORTS"/*; then
      printf '%s' "$port"
      return
    fi
  done
  fail 'no free port between 20000 and 32000'
}

# choose_ports NAME COUNT: the same as last time, if they are free: a silo that comes back at its address takes the place
# of the one that it was, where a new address would leave the cluster waiting for the old one.
choose_ports() {
  local port i
  mkdir -p "$PORTS"
  if [[ -s $PORTS/$1 ]]; then
    for port in $(<"$PORTS/$1"); do
      ! answers "$port" || rm -f "$PORTS/$1"
    done
  fi
  [[ ! -s $PORTS/$1 ]] || return 0
  : >"$PORTS/$1"
  for ((i = 0; i < $2; i++)); do
    free_port >>"$PORTS/$1"
    echo >>"$PORTS/$1"
  done
}

# Mail goes to /dev/mailbox, unless the caller has named an SMTP server for the silos.
mail_settings=()
[[ -n ${Mail__SmtpHost:-} ]] || mail_settings=(Mail__Mailbox=true)

# The test payment provider is a process of its own, unless the caller has named one that runs elsewhere (Payments__Test__Url and
# Payments__Test__ApiKey for the silos, PaymentWebhooks__TestSecret for the Api).
own_payments=1
[[ -z ${Payments__Test__Url:-} ]] || own_payments=''

# start_host NAME DIRECTORY COMMAND...: its ports are in PORTS/NAME; the first tells its health.
start_host() {
  local name=$1 directory=$2
  shift 2
  cd "$directory"
  supervise "$name" TERM 30 "$@"
  cd "$ROOT"
}

# cluster_id: a clone is a cluster of its own, also on a database that it shares.
cluster_id() { printf 'shop-%s' "$(printf '%s' "$ROOT" | sha256sum | cut -c1-16)"; }

# load_demo PRODUCTS: a one-off of the silo's program, before any silo runs. It adds what is missing and says how far it is; a
# catalog that is there already takes a second, and none is taken away where fewer products are asked for.
load_demo() {
  (($1 > 0)) || return 0
  say 'loading the demo catalog'
  (cd "$HOSTS/silo" && exec "$(command -v dotnet)" Silo.dll load-demo --products "$1") 9>&- || fail 'the demo catalog is not loaded'
}

# What the shop and the provider know each other by: the key that callers show, the secret that events are signed with. Made once.
need_payment_keys() {
  if [[ ! -s $STATE/payments ]]; then
    (umask 077 && for _ in key secret; do head -c 32 /dev/urandom | sha256sum | cut -d ' ' -f 1; done >"$STATE/payments.new")
    mv -f "$STATE/payments.new" "$STATE/payments"
  fi
  mapfile -t payment_keys <"$STATE/payments"
}

payments_url() { printf 'http://127.0.0.1:%s' "$(health_port payments)"; }

# start_payments SHOP_PORT: its books are a schema of their own in the shop's database.
start_payments() {
  choose_ports payments 1
  need_payment_keys
  start_host payments "$HOSTS/payments" env "TestPayments__PublicUrl=$(payments_url)" \
    "TestPayments__WebhookUrl=http://127.0.0.1:$1/api/v1/webhooks/payments/test" \
    "TestPayments__ApiKey=${payment_keys[0]}" "TestPayments__WebhookSecret=${payment_keys[1]}" \
    "$(command -v dotnet)" TestPayments.dll --urls "$(payments_url)"
  await_ready payments
  silo_payments=("Payments__Test__Url=$(payments_url)" "Payments__Test__ApiKey=${payment_keys[0]}")
  api_payments=("PaymentWebhooks__TestSecret=${payment_keys[1]}")
}
silo_payments=() api_payments=()

tell_payments() { [[ -z $own_payments ]] || say "the test payment provider is at $(payments_url); README.md has its cards"; }

# zone_of NUMBER: silos are spread over three zones, as in production; here they are names only.
zone_of() { local zones=abc && printf '%s' "${zones:($1 - 1) % 3:1}"; }

start_silo() {
  local ports
  choose_ports "silo-$1" 3
  mapfile -t ports <"$PORTS/silo-$1"
  start_host "silo-$1" "$HOSTS/silo" env \
    "Silo__Name=silo-$1" "Silo__Zone=$(zone_of "$1")" "Silo__ClusterId=$(cluster_id)" "Silo__HealthPort=${ports[0]}" "Silo__Port=${ports[1]}" "Silo__GatewayPort=${ports[2]}" \
    "${mail_settings[@]}" "${silo_payments[@]}" "Mail__PublicUrl=http://127.0.0.1:$2" "$(command -v dotnet)" Silo.dll
}

start_api() {
  mkdir -p "$PORTS"
  echo "$1" >"$PORTS/api"
  choose_ports api-health 1
  start_host api "$HOSTS/api" env "Cluster__ClusterId=$(cluster_id)" "Health__Port=$(health_port api-health)" "${mail_settings[@]}" "${api_payments[@]}" "Storefront__PublicUrl=http://127.0.0.1:$1" \
    "Owner__LoginFile=$STATE/owner" "$(command -v dotnet)" Api.dll --urls "http://127.0.0.1:$1"
}

# Once, by the up that made it; afterwards it stands in the file, which only its owner can read.
tell_owner() {
  local login
  [[ $STATE/owner -nt $RUN/clone ]] || return 0
  mapfile -t login <"$STATE/owner"
  say "the shop's owner signs in as ${login[0]} with the password ${login[1]}"
  say 'this is said once; it is kept in .shop/owner'
}

health_port() { head -n 1 "$PORTS/$1"; }

# http_status PORT PATH: the status code of a GET; nothing when there is no answer within 3 s.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    IFS=' ' read -r -t 3 _ status _ <&3 && printf '%s' "$status"
  ) 2>/dev/null || true
}

is_ready() { [[ $(http_status "$(health_port "$1")" /health/ready) == 200 ]]; }

restarts() { cat "$RUN/$1.restarts" 2>/dev/null || echo 0; }

# A host that has ended three times before it was ever ready isn't going to be.
is_settled() { is_ready "$1" || (($(restarts "$1") >= 3)); }

await_ready() {
  if ! wait_until 90 is_settled "$1" || ! is_ready "$1"; then
    tail -n 20 "$LOGS/$1.log" >&2
    fail "$1 does not get ready; all it said is in .shop/logs/$1.log"
  fi
  say "$1 is ready"
}

# In the foreground: until Ctrl-C, or until ./shop down in another terminal.
stay() {
  trap 'stop_all; exit 0' INT TERM HUP
  while is_running "$RUN/api.supervisor"; do
    sleep 1 9>&- &
    wait $! || true
  done
}

stop_all() {
  trap '' INT TERM HUP
  lock_clone
  stop_started
  rm -rf "$RUN"
  say 'stopped'
}

interrupted() {
  say
  exit 130
}

# up didn't get to its end: nothing of it stays.
gave_up() {
  local status=$?
  trap '' INT TERM HUP
  cd "$ROOT"
  stop_started
  rm -rf "$RUN"
  exit "$status"
}
