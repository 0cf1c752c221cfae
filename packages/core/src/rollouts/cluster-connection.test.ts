import { expect, test } from "vitest";
import { clusterSilentSecondsMax, whyStale } from "./cluster-connection.ts";
import type { ClusterConnection } from "./rollout-view.ts";

const heardAt = "2026-01-01T00:00:00.000Z";
const after = (seconds: number) => new Date(Date.parse(heardAt) + seconds * 1000);
const connected: ClusterConnection = {
  state: "connected",
  since: heardAt,
  lastEventAt: heardAt,
  reason: null,
};

test.each([
  ["heard of within the bound", connected, clusterSilentSecondsMax, null],
  ["silent for longer", connected, 16, "The cluster was last heard of 16 s ago."],
  ["connected and never heard", { ...connected, lastEventAt: null }, 0, "The cluster has not answered yet."],
  [
    "away",
    { ...connected, state: "unreachable" as const, reason: "the connection broke" },
    0,
    "the connection broke",
  ],
])("%s", (_, connection, seconds, words) => {
  expect(whyStale(connection, after(seconds))).toBe(words);
});
