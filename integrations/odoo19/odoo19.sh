#!/usr/bin/env bash
# A real Odoo 19 with demo data, and PostgreSQL 17 with pgvector, in a Debian chroot: for development and for the tests that
# need them. Needs Debian (or a relative) and root, about 3 GB and four minutes; outside its folder it adds debootstrap only.
#
#   odoo19.sh install              everything, once; running it again repairs what is missing
#   odoo19.sh start|stop|restart   the Odoo server (stop leaves the database running)
#   odoo19.sh stop-database        the database server and the mounts
#   odoo19.sh snapshot [NAME]      keeps a copy of the database; reset [NAME] puts it back in a second or two
#   odoo19.sh create DB [NAME]     a further database from a snapshot
#   odoo19.sh psql|shell [DB]      a SQL prompt, a Python prompt
#   odoo19.sh env                  what the tests need, to be eval'ed by a shell
#   odoo19.sh remove               stops all and deletes the folder
set -euo pipefail

ROOT=${ODOO_ROOT:-/opt/countersign-odoo19}  # the chroot
HTTP=${ODOO_HTTP:-8169}                     # Odoo's port on 127.0.0.1; the next thousand holds its websocket
PGPORT=${ODOO_PGPORT:-5471}                 # PostgreSQL's port on 127.0.0.1
DB=${ODOO_DB:-distro}                       # Odoo's database
WORKERS=${ODOO_WORKERS:-0}                  # 0 is one threaded process
MODULES=${ODOO_MODULES:-sale_management,stock,purchase,account,sale_stock,purchase_stock,stock_delivery,crm,sale_margin,contacts,base_automation}
MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
STORE_DB=countersign
STORE_PASSWORD=${STORE_PASSWORD:-countersign}
FILESTORE=$ROOT/var/lib/odoo/.local/share/Odoo/filestore
LOG=$ROOT/tmp/odoo19-install.log
PIDFILE=/tmp/odoo-$HTTP.pid

inside() { chroot "$ROOT" /usr/bin/env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_postgres() { inside su postgres -s /bin/bash -c "$1"; }
sql() { as_postgres "psql -p $PGPORT -qAt -v ON_ERROR_STOP=1 -d ${2:-postgres} -c \"$1\""; }
has_database() { [ "$(sql "select 1 from pg_database where datname = '$1'")" = 1 ]; }
die() { echo "odoo19.sh: $*" >&2; exit 1; }
# In the background, where bash still stops a function at its first failure.
timed() {
  local what=$1 from=$SECONDS; shift
  "$@" >>"$LOG" 2>&1 &
  wait $! || { tail -n 20 "$LOG" >&2; die "$what failed; the whole log is $LOG"; }
  echo "$what: $((SECONDS - from)) s"
}

[ "$(id -u)" = 0 ] || die "needs root: it works in a chroot"
case $ROOT in /?*) ;; *) die "ODOO_ROOT must be an absolute folder that is not /" ;; esac

mount_all() { for m in proc sys dev; do mkdir -p "$ROOT/$m"; mountpoint -q "$ROOT/$m" || mount --bind "/$m" "$ROOT/$m"; done; }
unmount_all() { for m in dev sys proc; do ! mountpoint -q "$ROOT/$m" || umount "$ROOT/$m"; done; }
installed() { [ -x "$ROOT/usr/bin/odoo" ] || die "nothing is installed in $ROOT; run: $0 install"; }

start_database() {
  installed; mount_all
  inside pg_ctlcluster 17 main status >/dev/null 2>&1 || inside pg_ctlcluster 17 main start
  for _ in $(seq 100); do sql "select 1" >/dev/null 2>&1 && return; sleep 0.1; done
  die "PostgreSQL doesn't answer on port $PGPORT"
}

install_debian() {
  command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; }
  debootstrap --variant=minbase trixie "$ROOT" "$MIRROR"
}

# Only Odoo itself comes from sid; the rest of the chroot stays on the stable release.
install_packages() {
  mount_all
  printf 'deb %s trixie main\ndeb %s sid main\n' "$MIRROR" "$MIRROR" >"$ROOT/etc/apt/sources.list"
  printf 'Package: *\nPin: release n=sid\nPin-Priority: 100\n' >"$ROOT/etc/apt/preferences.d/sid"
  # A stale mirror or a clock that is off must not stop the installation.
  echo 'Acquire::Check-Valid-Until "false"; Acquire::Check-Date "false";' >"$ROOT/etc/apt/apt.conf.d/99stale"
  # Packages must not start daemons of their own.
  printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"; chmod +x "$ROOT/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  inside apt-get update
  inside apt-get install -y --no-install-recommends postgresql-17 postgresql-17-pgvector
  inside apt-get install -y --no-install-recommends odoo-19
}

# Odoo reaches the database over the socket as itself; the store's tests over 127.0.0.1 with a password.
create_roles() {
  sql "select 1 from pg_roles where rolname = 'odoo'" | grep -q 1 || sql "create role odoo superuser login"
  sql "select 1 from pg_roles where rolname = '$STORE_DB'" | grep -q 1 || sql "create role $STORE_DB login createdb"
  sql "alter role $STORE_DB password '$STORE_PASSWORD'"
  has_database "$STORE_DB" || sql "create database $STORE_DB owner $STORE_DB"
  sql "create extension if not exists vector" "$STORE_DB"
}

# 19 loads demo data only when asked to. Text messages would open a dialogue at the first delivery.
create_odoo_database() {
  inside su odoo -s /bin/bash -c "odoo --db_port $PGPORT -d $DB -i $MODULES --with-demo --stop-after-init --no-http --log-level warn"
  sql "update res_company set has_received_warning_stock_sms = true" "$DB"
}

install_all() {
  mkdir -p "$ROOT/tmp"; chmod 1777 "$ROOT/tmp"; : >>"$LOG"
  [ -e "$ROOT/etc/debian_version" ] || timed "Debian" install_debian
  [ -x "$ROOT/usr/bin/odoo" ] || timed "PostgreSQL, pgvector and Odoo" install_packages
  sed -i "s/^port = .*/port = $PGPORT/" "$ROOT/etc/postgresql/17/main/postgresql.conf"
  start_database
  timed "Roles and the store's database" create_roles
  has_database "$DB" || timed "Odoo's database with demo data" create_odoo_database
  has_database "${DB}_clean" || timed "Snapshot" snapshot "${DB}_clean"
  echo "Installed in $ROOT. Next: $0 start"
}

pid() { cat "$ROOT$PIDFILE" 2>/dev/null || true; }
running() { local p; p=$(pid); [ -n "$p" ] && kill -0 "$p" 2>/dev/null; }
answers() { curl -sf -o /dev/null "http://127.0.0.1:$HTTP/web/health"; }

start() {
  start_database
  if running && answers; then echo "Odoo runs on http://127.0.0.1:$HTTP already"; return; fi
  ! answers || die "something else answers on port $HTTP; choose another with ODOO_HTTP"
  has_database "$DB" || die "there is no database $DB; run: $0 install"
  setsid chroot "$ROOT" su odoo -s /bin/bash -c "exec odoo --db_port $PGPORT -d $DB --http-port $HTTP --gevent-port $((HTTP + 1000)) \
    --http-interface 127.0.0.1 --workers $WORKERS --max-cron-threads 0 --log-level warn --logfile /tmp/odoo-$HTTP.log --pidfile $PIDFILE" >/dev/null 2>&1 &
  for _ in $(seq 600); do answers && { echo "Odoo runs on http://127.0.0.1:$HTTP (database $DB, admin/admin)"; return; }; sleep 0.1; done
  tail -n 20 "$ROOT/tmp/odoo-$HTTP.log" >&2 || true
  die "Odoo doesn't answer on port $HTTP"
}

stop() {
  local p; p=$(pid)
  [ -n "$p" ] || return 0
  kill "$p" 2>/dev/null || true
  for _ in $(seq 150); do kill -0 "$p" 2>/dev/null || break; sleep 0.1; done
  ! kill -0 "$p" 2>/dev/null || kill -9 "$p"
  rm -f "$ROOT$PIDFILE"
}

stop_database() {
  [ -e "$ROOT/usr/bin/pg_ctlcluster" ] || return 0
  mount_all
  inside pg_ctlcluster 17 main stop 2>/dev/null || true
  unmount_all
}

# Copies one database and its files onto another; Odoo may stay up, it connects anew.
copy_database() {
  sql "select pg_terminate_backend(pid) from pg_stat_activity where datname in ('$1', '$2')" >/dev/null
  sql "drop database if exists $2 with (force)"
  sql "create database $2 owner odoo template $1"
  rm -rf "${FILESTORE:?}/$2"
  [ ! -d "$FILESTORE/$1" ] || cp -al "$FILESTORE/$1" "$FILESTORE/$2"
}
snapshot() { copy_database "$DB" "$1"; }
from_snapshot() { has_database "$2" || die "there is no snapshot $2"; copy_database "$2" "$1"; }

print_env() {
  echo "export ODOO_TEST_URL=http://127.0.0.1:$HTTP ODOO_TEST_DB=$DB ODOO_TEST_ADMIN_LOGIN=admin ODOO_TEST_ADMIN_PASSWORD=admin"
  echo "export TEST_DATABASE_URL=postgresql://$STORE_DB:$STORE_PASSWORD@127.0.0.1:$PGPORT/$STORE_DB"
}

remove() {
  stop; stop_database
  for m in proc sys dev; do ! mountpoint -q "$ROOT/$m" || die "$ROOT/$m is still mounted; nothing was deleted"; done
  rm -rf --one-file-system "${ROOT:?}"
}

case ${1:-} in
  install) install_all ;;
  start) start ;;
  stop) stop ;;
  restart) stop; start ;;
  stop-database) stop; stop_database ;;
  snapshot) start_database; snapshot "${2:-${DB}_snapshot}" ;;
  reset) start_database; from_snapshot "$DB" "${2:-${DB}_clean}" ;;
  create) start_database; from_snapshot "${2:?which database?}" "${3:-${DB}_clean}" ;;
  psql) start_database; inside su postgres -s /bin/bash -c "psql -p $PGPORT -d ${2:-$DB}" ;;
  shell) start_database; inside su odoo -s /bin/bash -c "odoo shell --db_port $PGPORT -d ${2:-$DB} --no-http --log-level warn" ;;
  env) print_env ;;
  remove) remove ;;
  *) sed -n '2,15s/^# \{0,1\}//p' "$0"; exit 1 ;;
esac
