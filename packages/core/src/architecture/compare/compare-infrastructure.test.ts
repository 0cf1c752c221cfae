import { expect, test } from "vitest";
import type { PlanState, RunId } from "../../runs/index.ts";
import { exampleComponent as part } from "../model-example-fixture.ts";
import { compareInfrastructure, type LayerReading } from "./compare-infrastructure.ts";

const components = [
  part("cluster", {
    infrastructure: [
      { layer: "platform", module: "namespace" },
      { layer: "platform", module: "network" },
    ],
  }),
  part("monitor", { infrastructure: [{ layer: "platform", module: "network" }] }),
];
const namespace = "module.namespace.kubernetes_namespace_v1.this";
const network = 'module.network["a.b"].kubernetes_network_policy_v1.this[0]';

const planned = (state: PlanState, modules: readonly [string, PlanState][] | null): LayerReading["plan"] => ({
  state,
  at: new Date(0),
  runId: "run-0000000000000000" as RunId,
  modules: modules && new Map(modules),
});
const reading = (changes: Partial<LayerReading> = {}): LayerReading => ({
  environment: "dev",
  layer: "platform",
  state: [namespace, network],
  plan: planned("in-sync", []),
  releases: { own: "1.2.0", newest: "1.2.0" },
  ...changes,
});

const rows = (readings: readonly LayerReading[]) => {
  const { differences, sameCount } = compareInfrastructure({ components }, readings);
  return [
    ...differences.map(({ change, environment, module, components: named, fields }) =>
      [change, environment, module, named.join("+"), ...fields.map(({ after }) => after)].join(" "),
    ),
    `${sameCount} same`,
  ];
};

test.each<[string, readonly LayerReading[], readonly string[]]>([
  ["model, state and plan agree", [reading()], ["2 same"]],
  [
    "a module that no component names, and a resource in no module",
    [reading({ state: [namespace, network, "module.access.kubernetes_role_v1.team", "random_id.salt"] })],
    ["added dev access  module.access.kubernetes_role_v1.team", "added dev   random_id.salt", "2 same"],
  ],
  [
    "a module that is not made yet",
    [reading({ state: [namespace] })],
    ["removed dev network cluster+monitor not in the state", "1 same"],
  ],
  [
    "no state is nothing applied, never the same",
    [reading({ environment: "prod", state: "nothing applied" })],
    [
      "removed prod namespace cluster nothing applied",
      "removed prod network cluster+monitor nothing applied",
      "0 same",
    ],
  ],
  [
    "an empty state is a state",
    [reading({ state: [] })],
    [
      "removed dev namespace cluster not in the state",
      "removed dev network cluster+monitor not in the state",
      "0 same",
    ],
  ],
  [
    "a plan with changes left",
    [reading({ plan: planned("changes-left", null) })],
    [
      "changed dev namespace cluster has changes left",
      "changed dev network cluster+monitor has changes left",
      "0 same",
    ],
  ],
  [
    "a plan that tells which module has drifted",
    [reading({ plan: planned("drifted", [["network", "drifted"]]) })],
    ["changed dev network cluster+monitor drifted", "1 same"],
  ],
  [
    "an environment behind the others",
    [reading(), reading({ environment: "prod", releases: { own: "1.1.0", newest: "1.2.0" } })],
    ["changed prod namespace cluster 1.1.0", "changed prod network cluster+monitor 1.1.0", "2 same"],
  ],
  ["what could not be read says nothing", [reading({ state: "unread" })], ["0 same"]],
  ["a state whose plan could not be read is not the same either", [reading({ plan: "unread" })], ["0 same"]],
  ["nor is one whose release could not be", [reading({ releases: null })], ["0 same"]],
  [
    "a layer that no environment has",
    [reading({ layer: "other", state: "nothing applied" })],
    [
      "removed  namespace cluster no environment has this layer",
      "removed  network cluster+monitor no environment has this layer",
      "0 same",
    ],
  ],
])("%s", (_, readings, expected) => expect(rows(readings)).toEqual(expected));

test("a state without a plan is named", () =>
  expect(
    compareInfrastructure({ components }, [reading({ plan: { state: "never-planned" } })]),
  ).toMatchObject({
    differences: [],
    sameCount: 0,
    withoutPlan: ["dev/platform"],
  }));
