import { expect, test } from "vitest";
import { hostileLabels } from "../hostile-labels-fixture.ts";
import { toMermaid } from "./mermaid-text.ts";
import type { ArchitectureModel, Flow } from "../model.ts";
import { exampleComponent as part, exampleModel, needs } from "../model-example-fixture.ts";
import { deploymentView } from "./deployment-view.ts";
import { flowView } from "./flow-view.ts";
import { focusOn } from "./focus-on.ts";
import { requirementView } from "./requirement-view.ts";
import { toSequenceMermaid } from "./sequence-text.ts";

const play: Flow = {
  id: "play",
  name: "Play",
  requirements: ["play"],
  failures: ["the store is down: nothing plays"],
  steps: [
    { from: "ann", to: "api", message: "press play", isReply: false },
    { from: "api", to: "store", message: "may she?", isReply: false, onFailure: "refuse" },
    { from: "api", to: "bus", message: "she plays", isReply: false },
    { from: "api", to: "ann", message: "a picture", isReply: true },
    { from: "ann", to: "api", message: "press stop", isReply: false },
  ],
};

const model = exampleModel(
  [
    part("ann", { kind: "person", zone: "people", requirements: ["play"], dependsOn: [needs("api")] }),
    part("api", {
      requirements: ["play"],
      dependsOn: [needs("store"), needs("bus", { mode: "async", need: "soft", fallback: "drop it" })],
    }),
    part("store", {
      kind: "datastore",
      requirements: ["play"],
      reality: "deployed",
      bindings: [{ kind: "database" }],
    }),
    part("bus", { kind: "stream", zone: "data" }),
  ],
  {
    requirements: [{ id: "play", name: "Play", text: "Play a title." }],
    flows: [play],
    places: [
      { id: "cloud", name: "Cloud", kind: "account", description: "d", zones: ["data"], components: [] },
      {
        id: "cluster",
        name: "Cluster",
        kind: "cluster",
        description: "d",
        within: "cloud",
        zones: ["back"],
        components: [],
      },
      { id: "machine", name: "Machine", kind: "machine", description: "d", zones: [], components: ["store"] },
      { id: "empty", name: "Empty", kind: "region", description: "d", zones: [], components: [] },
    ],
  },
);

test("a requirement shows what serves it, and the dependencies among that", () => {
  const view = requirementView(model, "play");
  expect(view?.nodes.map(({ key }) => key)).toEqual(["c_ann", "c_api", "c_store"]);
  expect(view?.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["c_ann c_api", "c_api c_store"]);
  expect(requirementView(model, "fly")).toBeNull();
});

test("zones with the most components are drawn as one node where there is no room", () => {
  const many = (zone: string, count: number) =>
    Array.from({ length: count }, (_, index) => part(`${zone}-${index}`, { zone, requirements: ["play"] }));
  const crowd = exampleModel([...many("big", 20), ...many("small", 10), part("big-other", { zone: "big" })], {
    requirements: model.requirements,
  });
  const view = requirementView(crowd, "play");
  expect(view?.nodes).toHaveLength(11);
  expect(view?.nodes.at(0)).toMatchObject({ key: "z_big", detail: "20 of 21 components" });
});

test("a flow shows who takes part, with the numbers of the steps", () => {
  const view = flowView(model, "play");
  expect(view?.edges.map(({ from, to, label, mode, steps }) => [from, to, label, mode, steps])).toEqual([
    ["c_ann", "c_api", "1, 5", "sync", [1, 5]],
    ["c_api", "c_store", "2. may she?", "sync", [2]],
    ["c_api", "c_bus", "3. she plays", "async", [3]],
    ["c_api", "c_ann", "4. a picture", "async", [4]],
  ]);
  expect(flowView(model, "walk")).toBeNull();
});

test("a sequence tells calls, events and replies apart, and what follows a failure", () => {
  expect(toSequenceMermaid(play, model)).toBe(`---
config:
  sequence:
    wrap: true
---
sequenceDiagram
  autonumber
  actor c_ann as ann
  participant c_api as api
  participant c_store as store
  participant c_bus as bus
  c_ann->>c_api: press play
  c_api->>c_store: may she?
  Note right of c_store: If it fails#58; refuse
  c_api-)c_bus: she plays
  Note right of c_bus: If it fails#58; drop it
  c_api-->>c_ann: a picture
  c_ann->>c_api: press stop
  Note over c_ann,c_bus: the store is down#58; nothing plays
`);
});

test.each(hostileLabels)("the label %j stays one line of text in a sequence", (label) => {
  const named: ArchitectureModel = {
    ...model,
    components: model.components.map((component) => ({ ...component, name: label })),
  };
  const hostile: Flow = {
    ...play,
    failures: [label],
    steps: play.steps.map((step) => ({ ...step, message: label, onFailure: label })),
  };
  const shape = (text: string) => text.split("\n").map((line) => line.replace(/( as |: ).*$/, "$1"));
  const calm: Flow = { ...hostile, failures: ["x"] };
  expect(shape(toSequenceMermaid(hostile, named))).toEqual(shape(toSequenceMermaid(calm, model)));
});

test("places lie within places, and hold what they name before what their zones hold", () => {
  const view = deploymentView(model);
  expect(view.groups.map(({ key, nodes, within, reality }) => [key, nodes, within, reality])).toEqual([
    ["p_cloud", ["c_bus"], undefined, "designed"],
    ["p_cluster", ["c_api"], "p_cloud", "designed"],
    ["p_machine", ["c_store"], undefined, "deployed"],
  ]);
  expect(view.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["c_api c_store", "c_api c_bus"]);
  expect(toMermaid(view)).toContain(`  subgraph p_cloud["Cloud"]
    c_bus[["bus<br/>stream"]]
    subgraph p_cluster["Cluster"]
      c_api["api<br/>service"]
    end
  end
`);
});

const chain = exampleModel([
  part("a", { dependsOn: [needs("b")] }),
  part("b", { dependsOn: [needs("c")] }),
  part("c", { dependsOn: [needs("d"), needs("a")] }),
  part("d"),
  part("x", { dependsOn: [needs("c")] }),
]);

test.each([
  ["b", "downstream", 1, { b: 0, c: 1 }],
  ["b", "downstream", 3, { b: 0, c: 1, d: 2, a: 2 }],
  ["b", "upstream", 2, { b: 0, a: 1, c: 2 }],
  ["c", "both", 1, { c: 0, b: 1, x: 1, d: 1, a: 1 }],
  ["d", "upstream", 2, { d: 0, c: 1, b: 2, x: 2 }],
  ["moon", "both", 3, {}],
] as const)("around %s, %s, %i deep", (start, direction, depth, expected) => {
  expect(Object.fromEntries(focusOn(chain, start, direction, depth))).toEqual(expected);
});

test("in a view the nodes are meant, found by key or by a component in them", () => {
  const view = flowView(model, "play");
  if (!view) throw new Error("the model has the flow");
  const expected = { c_store: 0, c_api: 1 };
  expect(Object.fromEntries(focusOn(view, "store", "upstream", 1))).toEqual(expected);
  expect(Object.fromEntries(focusOn(view, "c_store", "upstream", 1))).toEqual(expected);
});
