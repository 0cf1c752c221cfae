import { expect, test } from "vitest";
import type { Component } from "../component.ts";
import type { Flow } from "../model.ts";
import { exampleComponent as part, exampleModel, needs } from "../model-example-fixture.ts";
import { simulateFailure } from "./simulate-failure.ts";

const soft = { need: "soft" } as const;
const components: Component[] = [
  part("ann", { kind: "person", owner: undefined, zone: "people", dependsOn: [needs("app"), needs("site")] }),
  part("site", { zone: "front" }),
  part("app", {
    kind: "client",
    zone: "front",
    owner: "experience",
    requirements: ["play"],
    dependsOn: [needs("api")],
  }),
  part("api", {
    zone: "front",
    requirements: ["play", "pay"],
    dependsOn: [
      needs("catalog"),
      needs("billing", { only: "payments" }),
      needs("rows", { ...soft, fallback: "popular rows" }),
      needs("bus", { ...soft, mode: "async", fallback: "kept on disk" }),
    ],
  }),
  part("catalog", { owner: "media", requirements: ["play"], dependsOn: [needs("twin")] }),
  part("twin", { owner: "media", dependsOn: [needs("catalog")] }),
  part("billing", { owner: "payments", requirements: ["pay"] }),
  part("rows", { owner: "media", dependsOn: [needs("bus", { mode: "async", stalenessBudgetSeconds: 60 })] }),
  part("bus", { owner: "data", kind: "stream", dependsOn: [needs("nobody", { mode: "bulk" })] }),
  part("nobody"),
  part("sink", { owner: "data", requirements: ["report"], dependsOn: [needs("bus", { mode: "bulk" })] }),
];

type Step = readonly [from: string, to: string, message?: string];
const flow = (id: string, requirements: string[], budgetMs: number | null, steps: Step[]): Flow => ({
  id,
  name: id,
  requirements,
  failures: [],
  ...(budgetMs === null ? {} : { budgetMs }),
  steps: steps.map(([from, to, message]) => ({
    from,
    to,
    message: message ?? "m",
    isReply: message === "answer",
  })),
});

const model = exampleModel(components, {
  requirements: ["play", "pay", "report", "idle"].map((id) => ({ id, name: id, text: id })),
  flows: [
    flow("play", ["play"], 100, [
      ["ann", "app"],
      ["app", "api"],
      ["api", "catalog"],
      ["api", "rows"],
      ["sink", "bus"],
    ]),
    flow("pay", ["pay", "play"], 100, [
      ["ann", "app"],
      ["app", "api"],
      ["api", "billing"],
      ["api", "rows"],
      ["rows", "ann", "answer"],
    ]),
  ],
});

const fails = (...ids: string[]) => simulateFailure(model, { kind: "component", ids });
const hit = (simulation: ReturnType<typeof fails>) =>
  Object.fromEntries(
    [...simulation.states]
      .filter(([, { state }]) => state !== "fine")
      .map(([id, { state, because, text }]) => [id, `${state} ${because.join(">")}: ${text}`]),
  );

test.each<[string, string[], Record<string, string>]>([
  ["an unknown component fails nothing", ["moon"], {}],
  [
    "hard and synchronous passes it on, but not to a person, who loses a tool",
    ["api"],
    {
      api: "failed api: Fails in this simulation.",
      app: "failed api>app: Fails: it waits for api and has no fallback.",
      ann: "degraded api>app>ann: Cannot use app.",
    },
  ],
  [
    "a circle ends, and everything has a shortest way",
    ["twin"],
    {
      twin: "failed twin: Fails in this simulation.",
      catalog: "failed twin>catalog: Fails: it waits for twin and has no fallback.",
      api: "failed twin>catalog>api: Fails: it waits for catalog and has no fallback.",
      app: "failed twin>catalog>api>app: Fails: it waits for api and has no fallback.",
      ann: "degraded twin>catalog>api>app>ann: Cannot use app.",
    },
  ],
  [
    "a part of the work degrades, and degraded goes no further",
    ["billing"],
    {
      billing: "failed billing: Fails in this simulation.",
      api: "degraded billing>api: Fails on payments: they wait for billing and have no fallback.",
    },
  ],
  [
    "a soft one shows its fallback",
    ["rows"],
    { rows: "failed rows: Fails in this simulation.", api: "degraded rows>api: popular rows" },
  ],
  [
    "asynchronous and bulk make stale, with the budget",
    ["bus"],
    {
      bus: "failed bus: Fails in this simulation.",
      rows: "stale bus>rows: nothing new from bus; degraded after 60 s",
      api: "stale bus>api: kept on disk; no budget for its age is named",
      sink: "stale bus>sink: nothing new from bus; no budget for its age is named",
    },
  ],
])("%s", (_, ids, expected) => {
  expect(hit(fails(...ids))).toEqual(expected);
});

test("the worst effect decides, and every effect is told", () => {
  const api = fails("bus", "rows").states.get("api");
  expect(api?.state).toBe("degraded");
  expect(api?.effects.map(({ state, on }) => `${state} ${on}`)).toEqual(["degraded rows", "stale bus"]);
});

const [placed, machine] = [
  exampleModel(
    [
      part("cluster", { owner: "edge" }),
      part("shop", { dependsOn: [needs("cluster", { mode: "async" })] }),
      part("site", { zone: "front", dependsOn: [needs("shop")] }),
      part("desk", { kind: "person", owner: undefined, zone: "people", dependsOn: [needs("site")] }),
      part("machine", { zone: "under" }),
      part("elsewhere", { zone: "far" }),
    ],
    {
      places: [
        {
          id: "room",
          name: "Room",
          kind: "machine",
          description: "d",
          zones: [],
          components: [],
          component: "machine",
        },
        {
          id: "pods",
          name: "Pods",
          kind: "cluster",
          description: "d",
          within: "room",
          zones: ["back"],
          components: [],
          component: "cluster",
        },
      ],
    },
  ),
  { kind: "component", ids: ["machine"] },
] as const;

test("what runs on a thing fails with it, and the chain says so in words", () => {
  const { states } = simulateFailure(placed, machine);
  expect(states.get("desk")?.because).toEqual(["machine", "cluster", "shop", "site", "desk"]);
  expect(states.get("desk")?.chain).toEqual([
    "machine fails.",
    "cluster runs on it and fails.",
    "shop runs on it and fails.",
    "site waits for it and fails.",
    "desk cannot use it.",
  ]);
  expect(states.get("shop")).toMatchObject({ state: "failed", text: "Fails: it runs on cluster." });
  expect(states.get("elsewhere")?.state).toBe("fine");
});

test("a dependency on what it runs on adds no second effect", () => {
  const { states } = simulateFailure(placed, { kind: "component", ids: ["cluster"] });
  expect(states.get("shop")?.effects).toHaveLength(1);
  expect(states.get("machine")?.state).toBe("fine");
});

test("where no place says it, a workload runs on what is bound to the cluster", () => {
  const unplaced = exampleModel([
    part("pods", { reality: "deployed", bindings: [{ kind: "cluster" }] }),
    part("shop", { reality: "deployed", bindings: [{ kind: "workload", namespace: "live", name: "shop" }] }),
    part("store", { reality: "deployed", bindings: [{ kind: "database" }] }),
  ]);
  const { states } = simulateFailure(unplaced, { kind: "component", ids: ["pods"] });
  expect(["shop", "store"].map((id) => states.get(id)?.state)).toEqual(["failed", "fine"]);
});

test("a zone fails with all that is in it", () => {
  const { states } = simulateFailure(model, { kind: "zone", ids: ["front"] });
  expect(["site", "app", "api"].map((id) => states.get(id)?.because)).toEqual([["site"], ["app"], ["api"]]);
  expect(states.get("ann")?.effects).toHaveLength(2);
});

test.each<
  [string, string[], { lost: string[]; degraded: string[]; broken: string[]; degradedSteps: string[] }]
>([
  [
    "a hard call of the request breaks its flow",
    ["billing"],
    { lost: ["pay"], degraded: [], broken: ["pay 2 billing has failed."], degradedSteps: [] },
  ],
  [
    "everything before it breaks it at the beginning",
    ["catalog"],
    {
      lost: ["play", "pay"],
      degraded: [],
      broken: ["play 0 app has failed.", "pay 0 app has failed."],
      degradedSteps: [],
    },
  ],
  [
    "a fallback keeps a flow going, unless the answer was to come from there",
    ["rows"],
    {
      lost: ["pay"],
      degraded: ["play"],
      broken: ['pay 4 rows has failed: no answer "answer"'],
      degradedSteps: ["play 3 rows has failed: popular rows", "pay 3 rows has failed: popular rows"],
    },
  ],
  [
    "work behind the scenes is done later; a requirement without a flow is lost with all that serves it",
    ["sink"],
    {
      lost: ["report"],
      degraded: ["play"],
      broken: [],
      degradedSteps: ["play 4 sink has failed: it is done later"],
    },
  ],
])("%s", (_, ids, expected) => {
  const { requirementsLost, requirementsDegraded, flowsBroken, flowsDegraded } = fails(...ids);
  const told = (failures: typeof flowsBroken) =>
    failures.map(({ flow: id, step, reason }) => `${id} ${step} ${reason}`);
  expect({
    lost: requirementsLost,
    degraded: requirementsDegraded,
    broken: told(flowsBroken),
    degradedSteps: told(flowsDegraded),
  }).toEqual(expected);
});

test("the owners of the cause are called first, then those of what fails with it", () => {
  expect(fails("twin").teamsToCall.map(({ team, role, components: ids }) => [team, role, ids])).toEqual([
    ["media", "cause", ["catalog", "twin"]],
    ["edge", "affected", ["api"]],
    ["experience", "affected", ["app"]],
  ]);
});

test("risks are named where something is hit", () => {
  const risks = [
    { id: "slow", title: "Slow", components: ["api", "nobody"] },
    { id: "lost", title: "Lost", components: ["api"] },
  ];
  const simulation = simulateFailure(model, { kind: "component", ids: ["rows"] }, risks);
  expect([...simulation.risks]).toEqual([["api", ["slow", "lost"]]]);
});
