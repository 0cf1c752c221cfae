#!/usr/bin/env bash
# Library:   @prisma/client, prisma and @prisma/adapter-pg 7.10.0 over pg 8.23.1. Needs node >= 20.19 and npm.
# Behaviour: an error of one's own, thrown below Prisma (here by the pg pool that the adapter was given),
#            reaches the caller as it is, unless it has a `code` property: then it comes out as a
#            PrismaClientKnownRequestError whose message Prisma has begun with its own words.
# Expected:  an error that is not the driver's passes as it is, whatever properties it has.
# Seen:      2026-11-27, node 20.20.2: without `code` the very same TooBusyError; with code "too_busy"
#            "PrismaClientKnownRequestError, code too_busy: Invalid `prisma.job.findMany()` invocation: / …".
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "private": true }' >package.json
export CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1
PRISMA_SCHEMA_ENGINE_BINARY=$(type -P true)
export PRISMA_SCHEMA_ENGINE_BINARY
# Neither install scripts nor the schema engine: `generate` needs neither, it only looks for a file there.
npm install --silent --no-audit --no-fund --save-exact --ignore-scripts \
  prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-pg@7.10.0 pg@8.23.1

cat >schema.prisma <<'PRISMA'
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
}

model Job {
  id Int @id
}
PRISMA
node node_modules/prisma/build/index.js generate --schema schema.prisma >generate.log 2>&1 || { cat generate.log; exit 1; }

cat >show.mjs <<'JS'
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";

class TooBusyError extends Error {
  name = "TooBusyError";
}

/** A pool that turns every query away with this error before it reaches a database. */
function poolThatThrows(error) {
  const pool = new pg.Pool();
  pool.query = async () => {
    throw error;
  };
  return pool;
}

/** What a caller of Prisma catches when the pool throws this error. */
async function caught(title, error) {
  const client = new PrismaClient({ adapter: new PrismaPg(poolThatThrows(error)) });
  const seen = await client.job.findMany().then(() => null, (reason) => reason);
  await client.$disconnect();
  console.log(`${title}\n  the same error: ${seen === error}`);
  console.log(`  ${seen?.constructor.name}, code ${seen?.code}: ${seen?.message.trim().replace(/\s*\n\s*/g, " / ")}`);
  return seen;
}

const bare = new TooBusyError("too many queries are waiting");
const coded = Object.assign(new TooBusyError("too many queries are waiting"), { code: "too_busy" });
const seenBare = await caught("thrown without `code`", bare);
const seenCoded = await caught('thrown with code "too_busy"', coded);
if (seenBare !== bare || seenCoded?.constructor.name !== "PrismaClientKnownRequestError") {
  console.error("changed: `code` no longer decides whether one's own error passes as it is");
  process.exit(1);
}
console.log("holds: with `code` the error was replaced, without it it passed as it is");
JS
node show.mjs
