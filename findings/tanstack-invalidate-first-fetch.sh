#!/usr/bin/env bash
# Library:   @tanstack/query-core 5.108.0 (what @tanstack/react-query is made of). Needs npm, node >= 20.
# Behaviour: invalidateQueries while a query is fetched for the first time changes nothing: no second fetch begins, the
#            answer that was on its way counts as fresh, and the promise of invalidateQueries resolves all the same.
#            While a query that has data is fetched again, the same call cancels that fetch and begins another.
# Expected:  what is invalidated is asked for again, at the latest when the answer that was on its way has come: it may
#            have been read before the change that invalidated it.
# Seen:      2026-11-28, node 24.21.0: first fetch 1 call and "before" is kept as valid; later fetch 3 calls in all and
#            "after" is there.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @tanstack/query-core@5.108.0

cat >judge.mjs <<'JS'
import { QueryClient, QueryObserver } from "@tanstack/query-core";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The server's value is read when the question comes; the answer takes a while. */
async function changeMeanwhile({ hasData }) {
  let value = hasData ? "earlier" : "before";
  let calls = 0;
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const observer = new QueryObserver(client, {
    queryKey: ["thing"],
    queryFn: async () => {
      calls += 1;
      const read = value;
      await pause(100);
      return read;
    },
  });
  const stop = observer.subscribe(() => undefined);
  if (hasData) {
    await pause(200);
    value = "before";
    void client.invalidateQueries({ queryKey: ["thing"] });
  }
  await pause(30);
  value = "after";
  await client.invalidateQueries({ queryKey: ["thing"] });
  await pause(300);
  const { data, isInvalidated } = client.getQueryCache().find({ queryKey: ["thing"] }).state;
  stop();
  client.clear();
  return { calls, data, isInvalidated };
}

const first = await changeMeanwhile({ hasData: false });
const later = await changeMeanwhile({ hasData: true });
console.log("invalidated during the first fetch:", first);
console.log("invalidated during a later one:    ", later);
const holds =
  first.calls === 1 && first.data === "before" && !first.isInvalidated && later.calls === 3 && later.data === "after";
if (!holds) {
  console.log("changed: what is invalidated during its first fetch is asked for again, or no longer counts as valid");
  process.exit(1);
}
JS
node judge.mjs
