import { actorSchema } from "@greenroom/core/access";
import { runIdSchema, type Run, workspaceSchema } from "@greenroom/core/runs";
import { expect, test } from "vitest";
import {
  decisionEntries,
  entriesMax,
  evidenceEntries,
  modelEntries,
  newestFirst,
  type RevisionChanges,
  runEntries,
} from "./history-entries.ts";
import type { HistoryEntry } from "./history-view.ts";

const outage = {
  id: "outage",
  title: "Outage",
  evidence: [
    { source: "cluster" as const, rule: "probes" as const, environment: "prod" as never, gate: false },
  ],
};
const at = "2026-02-01T10:00:00.000Z";

test.each([
  ["violated", "risk-fires"],
  ["holding", "risk-holds"],
  ["unknown", "risk-unknown"],
] as const)("a check that is now %s → %s", (outcome, kind) => {
  const changes = [{ check: "cluster:probes:prod", at, outcome, observed: "1 of 2" }];
  expect(evidenceEntries(outage, changes)).toMatchObject([
    {
      kind,
      at,
      text: "Outage. Every container is probed for readiness and liveness (prod): 1 of 2",
      path: "/risks/outage",
    },
  ]);
});

test("a decision says whose and until when", () => {
  const by = actorSchema.parse({ id: "olga", name: "Olga" });
  const decided = { risk: "outage", at, by, reviewBy: "2026-06-01", note: "" };
  const texts = decisionEntries(outage, [
    { ...decided, status: "in-progress", acceptance: null },
    { ...decided, status: "accepted", acceptance: { reason: "cheap", until: "2026-05-01" } },
  ]).map(({ text }) => text);
  expect(texts).toEqual([
    "Outage. Olga decided: in progress, review by 2026-06-01",
    "Outage. Olga decided: accepted, until 2026-05-01",
  ]);
});

test("a run names its workspace and what became of it", () => {
  const run = {
    id: runIdSchema.parse("run-0000000000000000"),
    workspace: workspaceSchema.parse({ environment: "dev", layer: "platform" }),
    status: "planned_and_finished",
    statusSince: new Date(at),
    message: "nightly",
  } as Run;
  expect(runEntries([run])).toMatchObject([
    { kind: "run", at, text: "dev/platform: planned and finished, nightly" },
  ]);
});

const changes: readonly RevisionChanges[] = [
  {
    revision: { revision: "b".repeat(40), subject: "Tighten", at: "2026-02-01T11:00:00+01:00" },
    before: "a".repeat(40),
    components: new Map([["gateway", ["tier 2 → 1", "depends on Store"]]]),
  },
];
const gateway = { id: "gateway", name: "Gateway" };
const store = { id: "store", name: "Store" };

test.each([
  ["the component itself", [gateway], ["Tighten. tier 2 → 1; depends on Store"]],
  ["its zone, by name", [gateway, store], ["Tighten. Gateway: tier 2 → 1, depends on Store"]],
  ["another component", [store], []],
])("a revision is told of %s", (_, components, texts) => {
  const entries = modelEntries(components, changes);
  expect(entries.map(({ text }) => text)).toEqual(texts);
  for (const entry of entries)
    expect(entry).toMatchObject({ at, path: `/architecture/compare?from=${"a".repeat(40)}` });
});

test("newest first, and no more than are read", () => {
  const entries = Array.from(
    { length: entriesMax + 5 },
    (_, index): HistoryEntry => ({
      key: String(index),
      at: new Date(index * 1000).toISOString(),
      kind: "model",
      text: "",
      path: "/",
    }),
  );
  const newest = newestFirst(entries);
  expect(newest).toHaveLength(entriesMax);
  expect(newest[0]?.key).toBe(String(entriesMax + 4));
});
