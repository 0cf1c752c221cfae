#!/usr/bin/env bash
# Library:   OpenTofu 1.12.6 (Go module github.com/opentofu/opentofu), built from source.
#            Needs go >= 1.26, node >= 20, a few minutes and 3 GB the first time.
# Behaviour: `tofu state push FILE` into an empty remote backend (here: http) gives the state another lineage and
#            begins its serial at 1, with -force too. The same file pushed a second time is refused as an unrelated state, and
#            so is every other copy of the state that was restored. An empty local backend keeps the lineage and
#            adds one to the serial.
# Expected:  a state that is put back is the same state: its lineage says so.
# Seen:      2026-11-28, go 1.26.8: serial 41 became 1 under another lineage at the http backend, and 42 under its own
#            at the local one; the second push ended with "cannot import state with lineage … over unrelated state".
set -euo pipefail

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT
cd "$work"

# The program's own module takes a fork of one library, which `go install` refuses to follow.
cat >go.mod <<'MOD'
module example.com/build

go 1.26

require github.com/opentofu/opentofu v1.12.6

replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
MOD
cat >tools.go <<'GO'
//go:build tools

package build

import _ "github.com/opentofu/opentofu/cmd/tofu"
GO
go mod tidy -e >/dev/null 2>&1
CGO_ENABLED=0 go build -o tofu github.com/opentofu/opentofu/cmd/tofu
tofu() { TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1 "$work/tofu" "$@"; }

cat >backend.mjs <<'JS'
import { createServer } from "node:http";

let state = null;
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (request.method === "POST") state = Buffer.concat(chunks);
  response.statusCode = request.method === "GET" && state === null ? 404 : 200;
  response.end(request.method === "GET" ? state : null);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
JS
node backend.mjs >port &
server=$!
until [ -s port ]; do sleep 0.1; done
address=http://127.0.0.1:$(cat port)/state

lineage=0b6c2f7e-4d5a-4b8f-9a51-0d6f3a2c1e77
cat >kept.tfstate <<JSON
{ "version": 4, "terraform_version": "1.12.6", "serial": 41, "lineage": "$lineage",
  "outputs": { "greeting": { "value": "hello", "type": "string" } }, "resources": [], "check_results": null }
JSON
mkdir http local
printf 'terraform {\n  backend "http" {\n    address = "%s"\n  }\n}\n' "$address" >http/main.tf
printf 'terraform {\n  backend "local" {}\n}\n' >local/main.tf
for backend in http local; do
  (cd "$backend" && tofu init -input=false -no-color >/dev/null && tofu state push ../kept.tfstate)
done
curl -sf "$address" >http/stored.tfstate
second=$(cd http && tofu state push -no-color ../kept.tfstate 2>&1 || true)

cat >judge.mjs <<'JS'
import { readFileSync } from "node:fs";

const [lineage, second] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const stored = read("http/stored.tfstate");
const local = read("local/terraform.tfstate");
console.log(`pushed:          serial 41, lineage ${lineage}`);
console.log(`in http backend: serial ${stored.serial}, lineage ${stored.lineage}`);
console.log(`in local one:    serial ${local.serial}, lineage ${local.lineage}`);
console.log(`the same file again: ${second.includes("unrelated state") ? "refused as an unrelated state" : second || "accepted"}`);
const holds =
  stored.serial === 1 && stored.lineage !== lineage && local.serial === 42 && local.lineage === lineage && second.includes("unrelated state");
if (!holds) {
  console.log("changed: a state keeps its lineage when it is pushed into an empty remote backend, or the second push is taken");
  process.exit(1);
}
JS
node judge.mjs "$lineage" "$second"
