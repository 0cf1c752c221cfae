import { expect, test } from "vitest";
import type { Component } from "../component.ts";
import type { ArchitectureModel, Flow } from "../model.ts";
import type { TopicConsumer } from "../topic.ts";
import {
  exampleComponent as part,
  exampleModel,
  exampleTopic as topic,
  needs,
} from "../model-example-fixture.ts";
import { allRules, architectureRules } from "./architecture-rules.ts";
import { findFindings } from "./find-findings.ts";
import { modelRuleIds } from "./rule-ids.ts";

const today = "2026-06-01";
const promise = (targetPercent: number) => ({ objective: { indicator: "answers", targetPercent } });
const soft = { need: "soft", fallback: "without" } as const;

const zone = (id: string, trust: ArchitectureModel["zones"][number]["trust"], mayHold?: ["pci"]) => ({
  id,
  name: id,
  trust,
  description: id,
  ...(mayHold ? { mayHold } : {}),
});

const flow = (budgetMs: number, steps: [string, string][]): Flow => ({
  id: "walk",
  name: "Walk",
  requirements: ["play"],
  budgetMs,
  failures: [],
  steps: steps.map(([from, to]) => ({ from, to, message: "m", isReply: false })),
});

const bus = (changes: Partial<Component> = {}) => part("bus", { kind: "stream", ...changes });
const onBus = needs("bus", { mode: "async" });
const read = (component: string, changes: Partial<TopicConsumer> = {}): TopicConsumer => ({
  component,
  purpose: "Counts.",
  idempotencyKey: "event id",
  deadLetters: "Parked.",
  ...changes,
});

const play = { id: "play", name: "Play", text: "Play a title." };
const crossing = (changes: Parameters<typeof needs>[1] = {}, callee: Partial<Component> = {}) =>
  exampleModel(
    [
      part("front", { zone: "edge", dependsOn: [needs("back", { timeoutMs: 1, ...changes })] }),
      part("back", { zone: "inside", ...callee }),
    ],
    { zones: [zone("edge", "dmz"), zone("inside", "internal")] },
  );

test.each<[string, ArchitectureModel, string[]]>([
  [
    "more is promised than the chain can keep",
    exampleModel([
      part("a", {
        ...promise(99.95),
        dependsOn: [needs("b", { timeoutMs: 1 }), needs("c", { timeoutMs: 1 })],
      }),
      part("b", promise(99.9)),
      part("c", promise(99.71)),
    ]),
    ["objective-chain: a: 99.95 % promised, 99.61 % possible: b 99.9 × c 99.71."],
  ],
  [
    "as much as the chain can keep is no finding",
    exampleModel([
      part("a", { ...promise(99.99), dependsOn: [needs("b", { timeoutMs: 1 })] }),
      part("b", promise(99.99)),
    ]),
    [],
  ],
  [
    "a circle of calls is one finding, told by a shortest way",
    exampleModel([
      part("a", { dependsOn: [needs("b", { timeoutMs: 9 })] }),
      part("b", { dependsOn: [needs("c", { timeoutMs: 9 })] }),
      part("c", { dependsOn: [needs("a", { timeoutMs: 9 }), needs("b", { timeoutMs: 9 })] }),
    ]),
    ["hard-cycle: a → b → c → a wait for each other, 3 calls round."],
  ],
  [
    "a circle with a fallback is none",
    exampleModel([
      part("a", { dependsOn: [needs("b", { timeoutMs: 9 })] }),
      part("b", { dependsOn: [needs("a", { timeoutMs: 9, ...soft })] }),
    ]),
    [],
  ],
  [
    "only a synchronous call needs a timeout, and a person needs none",
    exampleModel([
      part("a", { dependsOn: [needs("c"), needs("d", { mode: "async" })] }),
      part("b", { kind: "person", dependsOn: [needs("c")] }),
      part("c"),
      part("d"),
    ]),
    ["call-without-timeout: a waits for c by gRPC without a timeout."],
  ],
  [
    "a caller gives up before its callee's call does",
    exampleModel([
      part("a", { dependsOn: [needs("b", { timeoutMs: 100 })] }),
      part("b", {
        dependsOn: [
          needs("c", { timeoutMs: 100 }),
          needs("d", { timeoutMs: 200 }),
          needs("e", { timeoutMs: 300, ...soft }),
        ],
      }),
      part("c"),
      part("d"),
      part("e"),
    ]),
    [
      "budget-inversion: a waits 100 ms for b, which itself waits for d 200 ms and for e 300 ms, so that its fallback comes too late.",
    ],
  ],
  [
    "a hard need of a less important part, unless of a part of the work",
    exampleModel([
      part("a", {
        tier: 0,
        dependsOn: [
          needs("b", { mode: "async" }),
          needs("c", { mode: "async", only: "reports" }),
          needs("d", { mode: "async", ...soft }),
        ],
      }),
      part("b", { tier: 2 }),
      part("c", { tier: 2 }),
      part("d", { tier: 2 }),
    ]),
    ["tier-inversion: a is tier 0 and needs b, which is tier 2, without a fallback."],
  ],
  [
    "six that fail with one",
    exampleModel([
      ...["a", "b", "c", "d", "e", "f"].map((id) =>
        part(id, { dependsOn: [needs("hub", { timeoutMs: 1 })] }),
      ),
      part("g", { dependsOn: [needs("hub", { timeoutMs: 1, ...soft })] }),
      part("hub"),
    ]),
    ["fan-in: 6 components need hub without a fallback; 5 are the most: a, b, c, d, e, f."],
  ],
  [
    "a provider without a second way, on tier 0 or 1",
    exampleModel([
      part("a", { tier: 1, dependsOn: [needs("bought", { timeoutMs: 1 })] }),
      part("b", { tier: 2, dependsOn: [needs("bought", { timeoutMs: 1 })] }),
      part("c", { tier: 0, dependsOn: [needs("bought", { timeoutMs: 1, ...soft })] }),
      part("bought", { kind: "external", tier: 0 }),
    ]),
    ["external-without-fallback: a is tier 1 and needs bought in the request, with no fallback."],
  ],
  [
    "a store that two teams use",
    exampleModel([
      part("a", { owner: "edge", dependsOn: [needs("db", { timeoutMs: 1 })] }),
      part("b", { owner: "edge", dependsOn: [needs("db", { mode: "bulk" })] }),
      part("c", {
        owner: "data",
        dependsOn: [needs("db", { mode: "async" }), needs("own", { mode: "async" })],
      }),
      part("db", { kind: "datastore" }),
      part("own", { kind: "cache" }),
    ]),
    ["shared-store: 2 teams use db: edge (a, b), data (c)."],
  ],
  [
    "a boundary is crossed and nothing says how",
    crossing(),
    [
      "unauthenticated-crossing: front (dmz) calls back (internal) by gRPC; nothing says how it proves who it is.",
    ],
  ],
  ["a boundary is crossed with a name", crossing({ authentication: "mutual TLS" }), []],
  ["what everybody may read is open", crossing({}, { data: ["public"] }), []],
  [
    "what is public and more is not",
    crossing({}, { data: ["public", "internal"] }),
    [
      "unauthenticated-crossing: front (dmz) calls back (internal) by gRPC; nothing says how it proves who it is.",
    ],
  ],
  [
    "card data outside the zones that may hold it",
    exampleModel([part("a", { zone: "vault", data: ["pci"] }), part("b", { data: ["pci", "financial"] })], {
      zones: [zone("vault", "internal", ["pci"]), zone("back", "internal")],
    }),
    ["card-data-outside-zone: b holds pci data in the zone back; it may be held in vault."],
  ],
  [
    "personal data in a store or stream without a way out",
    exampleModel([
      part("a", { kind: "datastore", data: ["personal", "secret", "sensitive"] }),
      part("b", { kind: "stream", data: ["sensitive"], erasure: "a key per member" }),
      part("c", { kind: "service", data: ["personal"] }),
      part("d", { kind: "datastore", data: ["financial"] }),
    ]),
    ["personal-without-erasure: a is a datastore with personal and sensitive data and names no erasure."],
  ],
  [
    "a requirement that no flow serves",
    exampleModel([part("a", { requirements: ["play"] })], { requirements: [play] }),
    ['requirement-without-flow: No flow serves "Play"; 1 component says to do so.'],
  ],
  [
    "deadlines that are longer than the budget",
    exampleModel(
      [
        part("ann", { kind: "person", dependsOn: [needs("a"), needs("b")] }),
        part("a", { dependsOn: [needs("c", { timeoutMs: 400 })] }),
        part("b", { dependsOn: [needs("c", { timeoutMs: 200 })] }),
        part("c"),
      ],
      {
        requirements: [play],
        flows: [
          flow(500, [
            ["ann", "a"],
            ["a", "c"],
            ["ann", "b"],
            ["b", "c"],
          ]),
        ],
      },
    ),
    ['flow-over-budget: The deadlines of "Walk" allow 600 ms, its budget is 500 ms: a → c 400, b → c 200.'],
  ],
  [
    "a topic without a publisher, one without a consumer, and one with two publishers",
    exampleModel([part("a"), part("b"), bus()], {
      topics: [
        topic("paid", { consumers: [read("a"), read("b")] }),
        topic("played", { publishers: ["a"] }),
        topic("shared", { publishers: ["a", "b"], consumers: [read("b")] }),
      ],
    }),
    [
      "topic-without-publisher: Nobody publishes paid.v1, and a, b wait for it.",
      "topic-with-many-publishers: 2 components publish shared.v1, in no order between them: a, b.",
      "topic-without-consumer: Nobody consumes played.v1. It is kept all the same: 7 days.",
    ],
  ],
  [
    "personal data in a topic without a way out, neither its own nor its carrier's",
    exampleModel(
      [
        part("a", { data: ["sensitive"] }),
        bus({ data: ["sensitive"], erasure: "a key" }),
        part("old", { kind: "stream", data: ["personal"] }),
      ],
      {
        topics: [
          topic("played", { data: ["personal"], publishers: ["a"], consumers: [read("a")] }),
          topic("paid", {
            carrier: "old",
            data: ["personal", "internal"],
            publishers: ["a"],
            consumers: [read("a")],
          }),
          topic("gone", {
            carrier: "old",
            data: ["personal"],
            erasure: "7 days",
            publishers: ["a"],
            consumers: [read("a")],
          }),
        ],
      },
    ),
    [
      "personal-without-erasure: old is a stream with personal data and names no erasure.",
      "topic-without-erasure: paid.v1 carries personal data, and neither it nor old names an erasure.",
    ],
  ],
  [
    "a consumer that says nothing of repeats and bad messages, unless its dependency on the carrier does",
    exampleModel(
      [
        part("a", { dependsOn: [onBus] }),
        part("b", { dependsOn: [{ ...onBus, idempotencyKey: "event id" }] }),
        bus(),
      ],
      {
        topics: [
          topic("paid", {
            publishers: ["a"],
            consumers: [
              { component: "a", purpose: "Counts." },
              { component: "b", purpose: "Counts.", deadLetters: "Parked." },
            ],
          }),
        ],
      },
    ),
    [
      "unsafe-consumer: a consumes paid.v1; nothing says what makes a repeat harmless, nor what happens to a message that it cannot process.",
    ],
  ],
  [
    "a topic that brings what its carrier and its consumer do not declare",
    exampleModel([part("a", { data: ["financial", "sensitive"] }), part("b"), bus({ data: ["financial"] })], {
      topics: [
        topic("paid", {
          data: ["financial", "internal"],
          publishers: ["a"],
          consumers: [read("a"), read("b")],
        }),
        topic("named", { data: ["personal"], erasure: "7 days", publishers: ["a"], consumers: [read("a")] }),
      ],
    }),
    [
      "undeclared-topic-data: paid.v1 brings financial data to b, which declares none.",
      "undeclared-topic-data: named.v1 brings personal data to bus, which declares financial.",
    ],
  ],
])("%s", (_, model, expected) => {
  expect(findFindings(model, { today }).map(({ rule, message }) => `${rule}: ${message}`)).toEqual(expected);
});

test("every rule has an id of its own, and words for people", () => {
  expect(architectureRules.map(({ id }) => id).toSorted()).toEqual([...modelRuleIds].sort());
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  for (const { title, explanation } of allRules) {
    expect(title).not.toBe("");
    expect(explanation).not.toBe("");
  }
});

test("the most severe come first", () => {
  const model = exampleModel([
    part("a", { dependsOn: [needs("b")] }),
    part("b", { data: ["pci"] }),
    part("c", { kind: "datastore", data: ["personal"] }),
  ]);
  expect(findFindings(model, { today }).map(({ severity }) => severity)).toEqual([
    "critical",
    "high",
    "medium",
  ]);
});
