import type { BindingSnapshot, ComponentState } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { exampleFacts as fact, exampleNode } from "../view-fixture.ts";
import type { LiveReading } from "./live-reading.ts";
import { overlayIds } from "./overlay.ts";
import { readOverlay } from "./read-overlay.ts";

const at = "2026-01-02T00:00:00.000Z";
const workload = (namespace: string, version: string | null, changes: Partial<BindingSnapshot> = {}) => ({
  binding: `workload:${namespace}/app`,
  environment: namespace,
  health: "healthy" as const,
  detail: "",
  source: "",
  observedAt: at,
  version,
  ...changes,
});
const state = (
  component: string,
  bindings: BindingSnapshot[],
  health: ComponentState["health"] = "healthy",
) => ({
  component,
  health,
  detail: "",
  observedAt: at,
  bindings,
});
const reading = (states: ComponentState[], changes: Partial<LiveReading> = {}): LiveReading => ({
  states: new Map(states.map((known) => [known.component, known])),
  firing: [],
  at,
  isStale: false,
  ...changes,
});

const facts = [
  fact("app", { owner: "edge", tier: 0, data: ["internal", "personal"], risk: "high", risks: ["r1", "r2"] }),
  fact("job", { owner: "data", tier: 2, risk: "low", risks: ["r2"] }),
  fact("ann"),
];
const page = {
  view: {
    title: "",
    groups: [],
    edges: [],
    nodes: [
      exampleNode("app", { reality: "deployed" }),
      exampleNode("job"),
      exampleNode("ann", { kind: "person" }),
      exampleNode("zone", {
        target: { kind: "zone", id: "zone" },
        reality: "deployed",
        components: ["app", "job", "ann"],
      }),
    ],
  },
  facts,
  teams: [
    { id: "edge", name: "Edge" },
    { id: "data", name: "Data" },
  ],
  model: { revision: "1", loadedAt: at, faults: [] },
};

function shown(id: Parameters<typeof readOverlay>[0], live: LiveReading, environment: string | null = null) {
  const { marks } = readOverlay(id, page, live, environment);
  return [...marks].map(
    ([key, { classId, badge }]) => `${key} ${classId}${badge === null ? "" : ` (${badge})`}`,
  );
}

test("of a chosen environment's state only what runs there counts, and what is shared", () => {
  const shared = workload("", null, { binding: "database", environment: null });
  const live = reading([
    state("app", [workload("dev", "1"), workload("prod", "1", { health: "degraded" })], "degraded"),
  ]);
  expect([null, "dev", "prod", "stage"].map((id) => shown("health", live, id)[0])).toEqual([
    "app degraded",
    "app healthy",
    "app degraded",
    "app elsewhere",
  ]);
  const both = reading([state("app", [workload("dev", "1"), shared])]);
  expect(shown("health", both, "stage")[0]).toBe("app healthy");
});

test("what is not told apart by environment says so where one is chosen", () => {
  const source = (environment: string | null) =>
    readOverlay("traffic", page, reading([]), environment).source;
  expect([source(null), source("dev")]).toEqual([
    "Prometheus",
    "Prometheus (what is no service: all environments together)",
  ]);
});

test("designed is grey and never healthy; deployed without news is unknown", () => {
  expect(shown("health", reading([state("app", [workload("dev", "1")])]))).toEqual([
    "app healthy",
    "job designed",
    "ann designed",
    "zone healthy",
  ]);
  expect(shown("health", reading([], { states: null }))[0]).toBe("app unknown");
});

test.each([
  ["the same everywhere", [workload("dev", "2"), workload("prod", "2")], null, "app same (2 in dev, prod)"],
  ["different ones", [workload("dev", "3"), workload("prod", "2")], null, "app differs (dev 3 · prod 2)"],
  ["one environment's", [workload("dev", "3"), workload("prod", "2")], "prod", "app same (prod 2)"],
  ["one untold", [workload("dev", null), workload("prod", "2")], null, "app unknown (dev ? · prod 2)"],
  [
    "no release at all",
    [workload("dev", "3", { binding: "cluster", environment: null })],
    null,
    "app unversioned",
  ],
])("versions: %s", (_, bindings, environment, expected) => {
  expect(shown("version", reading([state("app", bindings)]), environment)[0]).toBe(expected);
});

test("what was heard once and is not heard now is stale", () => {
  const lost = workload("dev", "3", { health: "unreachable" });
  const { marks } = readOverlay("version", page, reading([state("app", [lost])]), null);
  expect(marks.get("app")).toMatchObject({ isStale: true, words: "dev 3, last known" });
  const late = readOverlay(
    "health",
    page,
    reading([state("app", [workload("dev", "3")])], { isStale: true }),
    null,
  );
  expect(late.marks.get("app")?.isStale).toBe(true);
  expect(late.marks.get("job")?.isStale).toBe(false);
});

test("a node takes its worst risk, and says in words what fires now", () => {
  const firing = [
    {
      id: "r1",
      title: "Errors rise",
      components: ["app"],
      observed: "2 %",
      since: at,
      environments: ["dev"],
    },
  ];
  const live = reading([], { firing });
  expect(shown("risk", live)).toEqual([
    "app high (high · 2 risks)",
    "job low (low · 1 risk)",
    "ann none",
    "zone high (high · 2 risks)",
  ]);
  expect(readOverlay("risk", page, live, null).marks.get("zone")?.words).toContain("firing now: Errors rise");
  const zoneIn = (environment: string) => readOverlay("risk", page, live, environment).marks.get("zone");
  expect(zoneIn("dev")?.firing).toEqual(["Errors rise"]);
  expect(zoneIn("prod")).toMatchObject({ firing: [], badge: "high · 2 risks" });
  const byDesign = reading([], { firing: firing.map((risk) => ({ ...risk, environments: [] })) });
  expect(readOverlay("risk", page, byDesign, "prod").marks.get("zone")?.firing).toEqual(["Errors rise"]);
});

test("owners, data and tiers of a zone are its components'", () => {
  const live = reading([]);
  expect(shown("ownership", live)).toEqual([
    "app edge (Edge)",
    "job data (Data)",
    "ann none",
    "zone edge (Edge +1)",
  ]);
  expect(shown("data", live)[3]).toBe("zone personal (personal, internal)");
  expect(shown("tier", live)[3]).toBe("zone 0 (tier 0 · 1 of 2)");
});

test("the legend holds what is on the screen, in a fixed order", () => {
  const { rows } = readOverlay("risk", page, reading([]), null);
  expect(rows.map(({ id, count }) => `${id} ${count}`)).toEqual(["high 2", "low 1", "none 1"]);
});

test.each(overlayIds)("what is seen and not modelled is dotted in the overlay %s, and never green", (id) => {
  const stray = exampleNode("stray", {
    target: { kind: "workload", id: "dev/stray" },
    kind: "workload",
    reality: "deployed",
    detail: "in dev",
    components: [],
  });
  const { marks, rows } = readOverlay(
    id,
    { ...page, view: { ...page.view, nodes: [stray] } },
    reading([]),
    null,
  );
  expect(marks.get("stray")?.words).toBe("seen in dev, not modelled");
  expect(rows).toMatchObject([{ id: "unmodelled", count: 1, paint: { look: "dotted" } }]);
});
