#!/usr/bin/env bash
# Library:   zod 4.6.7 (checked with ajv 8.20.0, its JSON Schema 2020-12 build). Needs node >= 20 and npm.
# Behaviour: z.toJSONSchema folds an intersection of two objects into one object, unless a half carries a
#            description, an id or readonly. Then it writes `allOf` of two closed objects, each of which
#            forbids the other's keys, so the schema accepts no value that zod returns.
# Expected:  describing a schema changes no verdict; what zod has parsed satisfies the output schema.
# Seen:      2026-11-27, node 20.20.2: {"name":"web","size":3} is valid without a description and not valid
#            with one: "must NOT have additional properties" (size by the one half, name by the other).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact zod@4.6.7 ajv@8.20.0

cat >show.mjs <<'JS'
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";

const name = z.object({ name: z.string() });
const size = z.object({ size: z.number() });

/** What ajv says about the value zod parsed, judged by the schema zod writes for it. */
function judge(title, schema) {
  const value = schema.parse({ name: "web", size: 3 });
  const written = z.toJSONSchema(schema, { io: "output" });
  const validate = new Ajv2020({ allErrors: true }).compile(written);
  const valid = validate(value);
  console.log(`${title}\n  schema: ${JSON.stringify(written)}`);
  console.log(`  zod returned ${JSON.stringify(value)}; by the schema it is ${valid ? "valid" : "not valid"}`);
  for (const error of validate.errors ?? [])
    console.log(`  ${error.schemaPath}: ${error.message} (${error.params.additionalProperty})`);
  return valid;
}

const plain = judge("z.intersection(name, size)", z.intersection(name, size));
const marked = [
  judge('z.intersection(name.describe("…"), size)', z.intersection(name.describe("What it is called"), size)),
  judge("z.intersection(name.meta({ id }), size)", z.intersection(name.meta({ id: "Name" }), size)),
  judge("z.intersection(name.readonly(), size)", z.intersection(name.readonly(), size)),
];
if (!plain || marked.some(Boolean)) {
  console.error("changed: a description, an id or readonly on a half no longer makes the difference");
  process.exit(1);
}
console.log("holds: with a description, an id or readonly on a half, the schema refuses what zod returned");
JS
node show.mjs
