import { expect, test } from "vitest";
import type { ArchitectureModel } from "../model.ts";
import { exampleComponent as part, exampleModel, exampleTopic, needs } from "../model-example-fixture.ts";
import { compareModels, type ModelComparison } from "./compare-models.ts";

const before = exampleModel(
  [
    part("a", {
      data: ["personal", "secret"],
      objective: { indicator: "answers", targetPercent: 99.9 },
      dependsOn: [needs("b", { timeoutMs: 100 }), needs("b", { protocol: "SQL" })],
    }),
    part("b", { zone: "data" }),
  ],
  {
    topics: [exampleTopic("played"), exampleTopic("paid")],
    flows: [
      {
        id: "play",
        name: "Play",
        requirements: ["play"],
        failures: [],
        steps: [
          { from: "a", to: "b", message: "ask", isReply: false },
          { from: "b", to: "a", message: "tell", isReply: true },
        ],
      },
    ],
  },
);

const withComponent = (index: number, changes: Partial<ArchitectureModel["components"][number]>) => ({
  ...before,
  components: before.components.map((component, place) =>
    place === index ? { ...component, ...changes } : component,
  ),
});

const rows = (comparison: ModelComparison) => {
  const { components, dependencies, flows, zones, topics } = comparison;
  const row = (name: string, fields: ModelComparison["components"]["changed"][number]["fields"]) =>
    fields.map(({ field, before: was, after: is }) => `Δ ${name} ${field}: ${was} → ${is}`);
  return [
    ...[...components.added, ...topics.added].map(({ id }) => `+ ${id}`),
    ...[...components.removed, ...topics.removed].map(({ id }) => `- ${id}`),
    ...[...components.changed, ...flows.changed, ...zones.changed, ...topics.changed].flatMap(
      ({ id, fields }) => row(id, fields),
    ),
    ...dependencies.added.map(({ from, to, protocol }) => `+ ${from}→${to} ${protocol}`),
    ...dependencies.removed.map(({ from, to, protocol }) => `- ${from}→${to} ${protocol}`),
    ...dependencies.changed.flatMap(({ from, to, fields }) => row(`${from}→${to}`, fields)),
  ];
};

test.each<[string, ArchitectureModel, string[]]>([
  ["a copy", structuredClone(before), []],
  [
    "another order of components and data",
    {
      ...withComponent(0, { data: ["secret", "personal"] }),
      components: withComponent(0, { data: ["secret", "personal"] }).components.toReversed(),
    },
    [],
  ],
  ["an empty list instead of none", withComponent(1, { requirements: [] }), []],
  [
    "a new component with a dependency",
    { ...before, components: [...before.components, part("c", { dependsOn: [needs("a")] })] },
    ["+ c", "+ c→a gRPC"],
  ],
  [
    "a component that is gone takes its dependencies with it",
    { ...before, components: before.components.slice(1) },
    ["- a", "- a→b gRPC", "- a→b SQL"],
  ],
  [
    "fields that are changed, new and gone",
    withComponent(0, {
      data: ["personal"],
      objective: { indicator: "answers", targetPercent: 99.5 },
      technology: "Go",
      owner: undefined,
    }),
    [
      "Δ a data: personal, secret → personal",
      "Δ a objective.targetPercent: 99.9 → 99.5",
      "Δ a owner: edge → null",
      "Δ a technology: null → Go",
    ],
  ],
  ["a component that moves", withComponent(1, { zone: "back" }), ["Δ b zone: data → back"]],
  [
    "a dependency with another timeout, and one with another protocol",
    withComponent(0, { dependsOn: [needs("b", { protocol: "HTTP" }), needs("b", { timeoutMs: 200 })] }),
    ["Δ a→b protocol: SQL → HTTP", "Δ a→b timeoutMs: 100 → 200"],
  ],
  [
    "steps in another order",
    { ...before, flows: before.flows.map((flow) => ({ ...flow, steps: flow.steps.toReversed() })) },
    [
      "Δ play steps: 1. from a, isReply false, message ask, to b\n2. from b, isReply true, message tell, to a → 1. from b, isReply true, message tell, to a\n2. from a, isReply false, message ask, to b",
    ],
  ],
  [
    "zones that are drawn in another order",
    { ...before, zones: before.zones.toReversed() },
    ["Δ data position: 2 → 1", "Δ back position: 1 → 2"],
  ],
  [
    "topics that are new, gone and read by another",
    {
      ...before,
      topics: [
        exampleTopic("paid", { consumers: [{ component: "b", purpose: "Counts it." }] }),
        exampleTopic("shared"),
      ],
    },
    ["+ shared", "- played", "Δ paid consumers: null → component b, purpose Counts it."],
  ],
])("%s", (_, after, expected) => {
  const comparison = compareModels(before, after);
  expect(rows(comparison)).toEqual(expected);
  expect(comparison.isSame).toBe(expected.length === 0);
});
