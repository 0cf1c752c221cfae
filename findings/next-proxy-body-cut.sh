#!/usr/bin/env bash
# Library:   next 16.4.6 with react 19.3.1. Needs node >= 20.9, npm and curl.
# Behaviour: a request body over 10 MiB that passes a proxy file is cut after the last chunk that fits in
#            10 MiB. The route handler reads a normal end of the body and answers 200; only the server's
#            console says a word (and that the limit can be configured).
# Expected:  the whole body, or an error: to the caller (413) or to the handler that reads it.
# Seen:      2026-11-27, node 20.20.2: of 12582912 bytes sent, the handler behind the proxy read 10450130
#            under `content-length: 12582912` (status 200); the route beside the proxy read all of them.
set -euo pipefail

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
export NEXT_TELEMETRY_DISABLED=1
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact next@16.4.6 react@19.3.1 react-dom@19.3.1

mkdir -p app/through app/beside
cat >app/layout.jsx <<'JS'
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
JS
cat >app/through/route.js <<'JS'
/** Answers how many bytes of body arrived before its end. */
export async function POST(request) {
  let bytes = 0;
  for await (const chunk of request.body) bytes += chunk.byteLength;
  return Response.json({ announced: Number(request.headers.get("content-length")), bytes });
}
JS
cp app/through/route.js app/beside/route.js
cat >proxy.js <<'JS'
import { NextResponse } from "next/server";

export function proxy() {
  return NextResponse.next();
}

export const config = { matcher: "/through" };
JS
node node_modules/next/dist/bin/next build >build.log 2>&1 || { cat build.log; exit 1; }

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
node node_modules/next/dist/bin/next start --hostname 127.0.0.1 --port "$port" >server.log 2>&1 &
server=$!
for _ in $(seq 100); do
  if grep -q Ready server.log; then break; fi
  sleep 0.2
done

sent=$((12 * 1024 * 1024))
limit=$((10 * 1024 * 1024))
head -c "$sent" /dev/zero >body
# Prints the status and the route's answer.
post() {
  curl --silent --show-error --max-time 60 --header 'Expect:' --header 'Content-Type: application/octet-stream' \
    --data-binary @body --write-out ' (status %{http_code})' "http://127.0.0.1:$port$1"
}
through=$(post /through)
beside=$(post /beside)
echo "sent $sent bytes to each route"
echo "through the proxy: $through"
echo "beside the proxy:  $beside"
echo "the server's console:"
sed 's/^/  /' server.log

read_through=$(sed -E 's/.*"bytes":([0-9]+).*/\1/' <<<"$through")
read_beside=$(sed -E 's/.*"bytes":([0-9]+).*/\1/' <<<"$beside")
if [[ $through != *"(status 200)" || $beside != *"(status 200)" ]] ||
  ! ((read_through <= limit && read_beside == sent)); then
  echo "changed: a body of $sent bytes through the proxy is no longer cut to $limit bytes with status 200" >&2
  exit 1
fi
echo "holds: the handler behind the proxy read $read_through of $sent bytes as a whole body"
