import { parseModel } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { rolloutFixture } from "../../../../../../packages/core/src/rollouts/rollout-fixture.ts";
import { type EnvironmentFacts, environmentRows } from "./environment-rows.ts";
import { modelRows } from "./model-rows.ts";

const file = (path: string, text: string) => ({ path, text });
const component = (id: string, more = "") =>
  `  - id: ${id}\n    name: ${id.toUpperCase()}\n    kind: service\n    owner: edge\n    tier: 1\n    reality: designed\n${more}`;

/** @param components of its one zone */
function model(components: string) {
  const { model: parsed, faults } = parseModel([
    file("requirements.yaml", "requirements:\n  - id: play\n    name: Play\n    text: Titles play.\n"),
    file("teams.yaml", "teams:\n  - id: edge\n    name: Edge\n"),
    file("zones.yaml", "zones:\n  - id: core\n    name: Core\n    trust: internal\n    description: All.\n"),
    file("flows.yaml", "flows: []\n"),
    file("components/core.yaml", `components:\n${components}`),
  ]);
  if (!parsed) throw new Error(faults.map(({ message }) => message).join("\n"));
  return parsed;
}

const calls = (to: string, timeoutMs: number) =>
  `    dependsOn:\n      - to: ${to}\n        protocol: gRPC\n        mode: sync\n        need: hard\n        timeoutMs: ${timeoutMs}\n`;

test("a model without changes has no rows", () =>
  expect(modelRows(model(component("a")), model(component("a")))).toEqual([]));

test("what is new leads to where it is drawn, what is gone leads nowhere, a change names its fields", () => {
  const before = model(component("a", calls("b", 100)) + component("b") + component("old"));
  const after = model(component("a", calls("b", 200)) + component("b") + component("new"));
  expect(modelRows(before, after).map(({ change, kind, name, path }) => [change, kind, name, path])).toEqual([
    ["removed", "component", "OLD", null],
    ["added", "component", "NEW", "/architecture/core/new"],
    ["changed", "dependency", "A → B", "/architecture/core/a"],
  ]);
  expect(modelRows(before, after)[2]?.fields).toEqual([{ field: "timeoutMs", before: "100", after: "200" }]);
});

test("a topic is shown at what carries it", () => {
  const before = model(component("bus"));
  const topic: (typeof before.topics)[number] = {
    id: "played",
    name: "played.v1",
    carrier: "bus",
    owner: "edge",
    description: "A title was played.",
    schema: { format: "Protobuf", compatibility: "backward" },
    key: "member",
    retention: "7 days",
    data: ["personal"],
    publishers: [],
    consumers: [],
  };
  expect(modelRows(before, { ...before, topics: [topic] })).toMatchObject([
    { change: "added", kind: "topic", name: "played.v1", path: null, zone: null, parts: ["bus"] },
  ]);
});

type ServiceFacts = EnvironmentFacts["services"][number];
const serviceFacts = (readyPods: number, changes: Partial<ServiceFacts> = {}): ServiceFacts => ({
  id: "go-demo",
  rollout: null,
  workload: {
    name: "go-demo",
    readyPods,
    nodes: ["sandbox"],
    disruptionBudget: { name: "go-demo", disruptionsAllowed: 1 },
    autoscaler: { name: "go-demo", minReplicas: 1, maxReplicas: 3, currentReplicas: 1 },
    containers: [],
  },
  ...changes,
});
const facts = (readyPods: number, release = "1.2.0"): EnvironmentFacts => ({
  services: [serviceFacts(readyPods)],
  workspaces: [
    {
      environment: "dev" as EnvironmentFacts["workspaces"][number]["environment"],
      layer: "platform",
      release,
      newestRelease: release,
      state: null,
      lastPlan: null,
    },
  ],
});

test("two environments are told apart by what differs, and the rest is counted", () => {
  const { rows, sameCount } = environmentRows(facts(1), facts(3, "1.1.0"));
  expect(rows.map(({ name, fields }) => [name, fields])).toEqual([
    ["Workload", [{ field: "ready pods", before: "1", after: "3" }]],
    ["Layer platform", [{ field: "release", before: "1.2.0", after: "1.1.0" }]],
  ]);
  expect(sameCount).toBeGreaterThan(3);
});

test("the same digest of another repository is another image", () => {
  const { rollout } = rolloutFixture("dev");
  const image = rollout?.image && { ...rollout.image, repository: "mirror.local/go-demo" };
  const { rows } = environmentRows(
    { ...facts(1), services: [serviceFacts(1, { rollout })] },
    {
      ...facts(1),
      services: [serviceFacts(1, { rollout: rollout && { ...rollout, image: image ?? null } })],
    },
  );
  expect(rows.map(({ name, fields }) => [name, fields])).toEqual([
    ["Release", [{ field: "repository", before: "greenroom.local/go-demo", after: "mirror.local/go-demo" }]],
  ]);
});

test("what could not be asked differs from what could", () => {
  const { rows } = environmentRows(
    { ...facts(1), services: [serviceFacts(1, { workload: null })] },
    facts(1),
  );
  expect(rows[0]?.fields).toContainEqual({ field: "ready pods", before: null, after: "1" });
});

test("of several services each is told apart by its name", () => {
  const both = (readyPods: number) => ({
    ...facts(1),
    services: [serviceFacts(1), serviceFacts(readyPods, { id: "search" })],
  });
  const { rows } = environmentRows(both(1), both(3));
  expect(rows.map(({ name }) => name)).toEqual(["Workload of search"]);
});

test("a service that both environments have is one row, whatever else one of them has", () => {
  const alone = facts(1);
  const beside = { ...facts(3), services: [serviceFacts(3), serviceFacts(2, { id: "search" })] };
  const { rows } = environmentRows(alone, beside);
  const pods = rows.map(({ name, fields }) => [
    name,
    fields.filter(({ field }) => field === "ready pods").map((change) => [change.before, change.after]),
  ]);
  const workloads = pods.filter(([name]) => String(name).startsWith("Workload"));
  expect(workloads).toEqual([
    ["Workload of go-demo", [["1", "3"]]],
    ["Workload of search", [[null, "2"]]],
  ]);
});
