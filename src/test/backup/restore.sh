#!/usr/bin/env bash
# Backs up a PostgreSQL in both ways k8s/README.md tells of, restores each, and compares every row with what was there.
# Needs the programs of PostgreSQL 15 to 18 (PGBIN), and a Malim to make a newsroom: ./mvnw package -DskipTests first.
# PostgreSQL does not run as root; as root this needs util-linux' runuser and the user postgres.
set -euo pipefail
cd "$(dirname "$0")/../../.."

bin=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
bin=${bin:-$(dirname "$(readlink -f "$(command -v pg_basebackup)")")}
work=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$work"
    as=(runuser -u postgres --)
fi
port=$(( 20000 + RANDOM % 20000 ))
export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=malim

pg() { "${as[@]}" "$bin/$1" "${@:2}"; }
finish() {
    [ -z "${malim:-}" ] || kill "$malim" 2>/dev/null || true
    for data in "$work"/*/; do pg pg_ctl -D "$data" -m immediate stop >/dev/null 2>&1 || true; done
    rm -rf "$work"
}
trap finish EXIT

# Every row of every table, in an order of its own; tables of the search index are made from the others and count too.
rows() {
    for table in $(psql -p "$1" -Atc "select quote_ident(relname) from pg_class where relkind = 'r'
                                      and relnamespace = 'public'::regnamespace order by 1"); do
        echo "$table $(psql -p "$1" -Atc "select count(*), md5(coalesce(string_agg(t::text, e'\n' order by t::text), '')) from $table t")"
    done
}

echo "A newsroom on PostgreSQL $("$bin/postgres" --version | cut -d' ' -f3)"
pg initdb -D "$work/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
mkdir "$work/log"; chown -R --reference="$work/data" "$work/log"
cat >> "$work/data/postgresql.conf" <<CONF
port = $port
unix_socket_directories = ''
archive_mode = on
archive_command = 'cp %p $work/log/%f'
CONF
pg pg_ctl -D "$work/data" -l "$work/data/server.log" -w start >/dev/null
psql -p "$port" -d postgres -qc "create role malim login createrole password 'm'" -c "create database malim owner malim"
QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$port/malim QUARKUS_DATASOURCE_USERNAME=malim \
    QUARKUS_DATASOURCE_PASSWORD=m QUARKUS_HTTP_PORT=0 QUARKUS_MANAGEMENT_PORT=0 MALIM_DEMO=true \
    MALIM_ADMIN_KEY=for-the-backup-only-0123456789abcdef \
    java -jar target/quarkus-app/quarkus-run.jar migrate > "$work/malim.log" 2>&1

echo "1. Point in time"
pg pg_basebackup -p "$port" -U postgres -D "$work/base" -c fast
psql -p "$port" -qc "update author set name = name || ' (later)', version = version + 1"
before=$(rows "$port")
moment=$(psql -p "$port" -Atc "select clock_timestamp()")
sleep 1
psql -p "$port" -qc "update author set name = 'lost', version = version + 1" -c "delete from related_placement" # the accident
[ "$before" != "$(rows "$port")" ]
psql -p "$port" -qAtc "select pg_switch_wal()" >/dev/null
for _ in $(seq 50); do
    [ "$(psql -p "$port" -Atc "select last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 16777216) from pg_stat_archiver")" = t ] && break
    sleep 0.2
done
pg pg_ctl -D "$work/data" -m fast -w stop >/dev/null
cat >> "$work/base/postgresql.conf" <<CONF
port = $(( port + 1 ))
archive_mode = off
restore_command = 'cp $work/log/%f %p'
recovery_target_time = '$moment'
recovery_target_action = promote
CONF
"${as[@]}" touch "$work/base/recovery.signal"
pg pg_ctl -D "$work/base" -l "$work/base/server.log" -w start >/dev/null
for _ in $(seq 100); do
    [ "$(psql -p $(( port + 1 )) -Atc 'select pg_is_in_recovery()')" = f ] && break
    sleep 0.2
done
after=$(rows $(( port + 1 )))
[ "$before" = "$after" ] || { diff <(echo "$before") <(echo "$after"); echo "Not what was there"; exit 1; }
echo "   $(echo "$after" | wc -l) tables, $(echo "$after" | cut -d' ' -f2 | cut -d'|' -f1 | paste -sd+ | bc) rows, all as they were a moment before the accident"

echo "2. Dump"
"$bin/pg_dump" -p $(( port + 1 )) --format=custom malim > "$work/malim.dump"
pg initdb -D "$work/new" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
printf "port = %s\nunix_socket_directories = ''\n" $(( port + 2 )) >> "$work/new/postgresql.conf"
pg pg_ctl -D "$work/new" -l "$work/new/server.log" -w start >/dev/null
psql -p $(( port + 2 )) -d postgres -qc "create role malim login createrole password 'm'" -c "create role malim_reader nologin" \
    -c "grant malim_reader to malim with admin option" -c "create database malim owner malim"
"$bin/pg_restore" -p $(( port + 2 )) --exit-on-error --dbname=malim "$work/malim.dump"
again=$(rows $(( port + 2 )))
[ "$before" = "$again" ] || { diff <(echo "$before") <(echo "$again"); echo "Not what was there"; exit 1; }
echo "   all rows restored"

echo "3. Malim starts on what was restored"
QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$(( port + 2 ))/malim QUARKUS_DATASOURCE_USERNAME=malim \
    QUARKUS_DATASOURCE_PASSWORD=m QUARKUS_HTTP_PORT=0 QUARKUS_MANAGEMENT_PORT=0 \
    MALIM_ADMIN_KEY=for-the-backup-only-0123456789abcdef java -jar target/quarkus-app/quarkus-run.jar migrate > "$work/malim.log" 2>&1 \
    || { tail -5 "$work/malim.log"; exit 1; }
echo "   it does"
