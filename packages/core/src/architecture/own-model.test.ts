import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  architectureRules,
  compareModels,
  componentView,
  deploymentView,
  findFindings,
  flowView,
  parseModel,
  placeOf,
  requirementView,
  simulateFailure,
  viewNodesMax,
} from "./index.ts";

const directory = join(import.meta.dirname, "../../../../docs/architecture");
const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => ({ path, text: readFileSync(join(directory, path), "utf8") }));
const { model: parsed, faults } = parseModel(files);

function model() {
  if (!parsed) throw new Error(JSON.stringify(faults));
  return parsed;
}

test("the project's own model has no faults", () => {
  expect(faults).toEqual([]);
});

test("nothing in it is critical, and no suppression is unused", () => {
  const findings = findFindings(model(), { today: "2026-11-24" });
  expect(findings.filter(({ severity }) => severity === "critical")).toEqual([]);
  expect(findings.filter(({ rule }) => rule === "suppression-unused")).toEqual([]);
  const known = new Set(model().components.map(({ id }) => id));
  for (const { components } of findings) for (const id of components) expect(known).toContain(id);
});

test("what its topics lack is said, and nothing else of them", () => {
  const about = findFindings(model(), { today: "2026-11-24" }).filter(
    ({ subject }) => subject.kind === "topic",
  );
  expect(about.map(({ rule, subject }) => `${rule} ${subject.id}`)).toEqual([
    "topic-without-publisher catalog-title",
    "unsafe-consumer play-event",
    "unsafe-consumer experiment-exposure",
    "topic-with-many-publishers notify-request",
    "topic-with-many-publishers privacy-receipt",
    "topic-without-consumer account-state",
  ]);
});

test("a topic that a dependency, an erasure or a flow names is there, and its ends agree", () => {
  const topicName = /\b[a-z][a-z0-9.-]*\.v\d+\b/g;
  const known = new Map(model().topics.map((topic) => [topic.name, topic]));
  const isEnd = (id: string, name: string) => {
    const { publishers = [], consumers = [] } = known.get(name) ?? {};
    return publishers.includes(id) || consumers.some(({ component }) => component === id);
  };
  const said = [
    ...model().components.flatMap(({ id, dependsOn }) =>
      dependsOn.map(({ protocol }) => [id, protocol] as const),
    ),
    ...model().flows.flatMap(({ steps }) => steps.map(({ from, message }) => [from, message] as const)),
  ];
  const named = said.flatMap(([id, text]) =>
    (text.match(topicName) ?? []).map((name) => [id, name] as const),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const [id, name] of named) expect(isEnd(id, name), `${id} and ${name}`).toBe(true);
  for (const { erasure = "" } of model().components)
    for (const name of erasure.match(topicName) ?? []) expect([...known.keys()]).toContain(name);
});

test("whoever depends on a carrier reads or writes something that it carries", () => {
  const carriers = new Set(model().topics.map(({ carrier }) => carrier));
  for (const carrier of carriers) {
    const ends = model()
      .topics.filter((topic) => topic.carrier === carrier)
      .flatMap(({ publishers, consumers }) => [
        ...publishers,
        ...consumers.map(({ component }) => component),
      ]);
    const dependants = model().components.filter(({ dependsOn }) =>
      dependsOn.some(({ to }) => to === carrier),
    );
    expect(dependants.map(({ id }) => id).toSorted()).toEqual([...new Set(ends)].sort());
  }
});

test("the arithmetic of its promises is shown, and the decided is marked", () => {
  const findings = findFindings(model(), { today: "2026-11-24" });
  const gateway = findings.find(
    ({ rule, subject }) => rule === "objective-chain" && subject.id === "edge-gateway",
  );
  expect(gateway?.message).toBe(
    "Edge gateway: 99.99 % promised, 99.94 % possible: Edge authentication 99.99 × Experience API (GraphQL BFF) 99.95.",
  );
  const shared = findings.filter(({ rule }) => rule === "shared-store");
  expect(shared.find(({ subject }) => subject.id === "billing-db")?.suppressedBy?.until).toBe("2027-05-31");
  expect(shared.find(({ subject }) => subject.id === "library-db")?.suppressedBy).toBeUndefined();
});

test("every requirement, flow and place has a view that can be read", () => {
  const views = [
    ...model().requirements.map(({ id }) => requirementView(model(), id)),
    ...model().flows.map(({ id }) => flowView(model(), id)),
    ...model().components.map(({ id }) => componentView(model(), id)),
    deploymentView(model()),
  ];
  for (const view of views) {
    expect(view?.nodes.length).toBeGreaterThan(0);
    expect(view?.nodes.length).toBeLessThanOrEqual(viewNodesMax);
  }
});

test("everything but people is somewhere, and what is deployed is not in a designed place", () => {
  const homeless = model().components.filter(
    (component) => component.kind !== "person" && !placeOf(model(), component),
  );
  expect(homeless).toEqual([]);
  const places = new Set(
    model()
      .components.filter(({ reality }) => reality === "deployed")
      .map((component) => placeOf(model(), component)?.id),
  );
  expect([...places].sort()).toEqual(["sandbox-cluster", "sandbox-machine"]);
});

test.each([
  ["account-db", ["sign-in"], ["engage", "recommend", "bill"], ["sign-in 2"]],
  ["billing-svc", ["bill"], [], ["charge-and-account 7"]],
  ["psp-a", [], ["bill"], []],
  ["steering", [], ["play"], []],
  ["event-bus", [], ["sign-in", "engage", "recommend", "bill", "experiment", "play"], []],
  ["delivery-worker", ["ship"], [], ["ship-go-demo 2"]],
])("without %s is lost: %j; degraded: %j", (id, lost, degraded, broken) => {
  const simulation = simulateFailure(model(), { kind: "component", ids: [id] });
  expect(simulation.requirementsLost).toEqual(lost);
  expect(simulation.requirementsDegraded).toEqual(degraded);
  expect(simulation.flowsBroken.map(({ flow, step }) => `${flow} ${step}`)).toEqual(broken);
});

test("what runs in a cluster fails with it, and what watches it from outside does not", () => {
  const { states } = simulateFailure(model(), { kind: "component", ids: ["kubernetes"] });
  const stateOf = (id: string) => states.get(id)?.state;
  expect(["go-demo", "prometheus", "alertmanager"].map(stateOf)).toEqual(["failed", "failed", "failed"]);
  expect(states.get("go-demo")?.chain).toEqual([
    "Kubernetes cluster fails.",
    "go-demo runs on it and fails.",
  ]);
  expect(["postgres", "terraform-state", "regional-clusters"].map(stateOf)).toEqual(["fine", "fine", "fine"]);
  expect(stateOf("portal")).toBe("degraded");
});

test("playing survives the loss of billing, and nothing survives the loss of the edge", () => {
  const without = (zone: string) => simulateFailure(model(), { kind: "zone", ids: [zone] }).requirementsLost;
  expect(without("billing")).not.toContain("play");
  expect(without("edge")).toContain("play");
});

test("it is the same as itself, and a rule has something to say about it", () => {
  expect(compareModels(model(), structuredClone(model())).isSame).toBe(true);
  expect(architectureRules.some((rule) => rule.check(model()).length > 0)).toBe(true);
});
