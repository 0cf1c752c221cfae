import { expect, test } from "vitest";
import type { Component } from "./component.ts";
import { type FlowCall, flowCalls } from "./flow-calls.ts";
import { flowWait } from "./flow-wait.ts";
import type { Flow } from "./model.ts";
import { exampleComponent as part, exampleModel, needs } from "./model-example-fixture.ts";

const components: Component[] = [
  part("ann", { kind: "person", dependsOn: [needs("app")] }),
  part("app", {
    kind: "client",
    dependsOn: [needs("api", { timeoutMs: 1000 }), needs("log", { mode: "async" })],
  }),
  part("api", {
    dependsOn: [
      needs("db", { timeoutMs: 300 }),
      needs("slow", { timeoutMs: 5000 }),
      needs("open"),
      needs("bus", { mode: "async", timeoutMs: 50 }),
    ],
  }),
  part("worker", { dependsOn: [needs("db", { timeoutMs: 700 })] }),
  part("db"),
  part("slow"),
  part("open"),
  part("bus", { dependsOn: [needs("ann", { mode: "async" })] }),
  part("log"),
];
const model = exampleModel(components);

type Step = readonly [from: string, to: string, reply?: "reply"];
const flowOf = (steps: readonly Step[], budgetMs: number | null = 1): Flow => ({
  id: "walk",
  name: "Walk",
  requirements: ["play"],
  failures: [],
  ...(budgetMs === null ? {} : { budgetMs }),
  steps: steps.map(([from, to, reply]) => ({ from, to, message: "m", isReply: reply === "reply" })),
});

const outline = (calls: readonly FlowCall[]): string =>
  calls
    .map(({ step, isWaitedFor, calls: inner }) => {
      const own = `${step.to}${isWaitedFor ? "" : "~"}`;
      return inner.length > 0 ? `${own}(${outline(inner)})` : own;
    })
    .join(" ");

test.each<[string, Step[], number | null, string]>([
  [
    "a step belongs to the open call to its sender",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "db"],
      ["app", "log"],
    ],
    1,
    "app(api(db) log~)",
  ],
  [
    "a reply ends the call",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "app", "reply"],
      ["api", "db"],
    ],
    1,
    "app(api) db~",
  ],
  [
    "what nobody asked for is not waited for",
    [
      ["ann", "app"],
      ["worker", "db"],
    ],
    1,
    "app db~",
  ],
  ["where nobody waits at all, everything counts", [["worker", "db"]], 1, "db"],
  [
    "without a budget everything counts",
    [
      ["ann", "app"],
      ["worker", "db"],
    ],
    null,
    "app db",
  ],
  [
    "a person that was told something begins anew",
    [
      ["worker", "db"],
      ["bus", "ann"],
      ["ann", "app"],
    ],
    1,
    "db~ ann~ app",
  ],
])("%s", (_, steps, budgetMs, expected) => {
  expect(outline(flowCalls(model, flowOf(steps, budgetMs)))).toBe(expected);
});

test.each<[string, Step[], number, number[]]>([
  [
    "a call takes as long as those inside it",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "db"],
    ],
    300,
    [],
  ],
  [
    "one after the other",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "db"],
      ["api", "db"],
    ],
    600,
    [],
  ],
  [
    "and at most its own deadline",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "slow"],
    ],
    1000,
    [],
  ],
  [
    "a call with nothing inside takes its deadline",
    [
      ["ann", "app"],
      ["app", "api"],
    ],
    1000,
    [],
  ],
  [
    "a call without a deadline lets the outer one decide",
    [
      ["ann", "app"],
      ["app", "api"],
      ["api", "open"],
    ],
    1000,
    [],
  ],
  [
    "without any deadline it is told",
    [
      ["api", "open"],
      ["api", "db"],
    ],
    300,
    [0],
  ],
  [
    "nobody waits for what is asynchronous",
    [
      ["app", "log"],
      ["api", "bus"],
      ["app", "api"],
      ["api", "db"],
    ],
    300,
    [],
  ],
])("wait: %s", (_, steps, totalMs, unbounded) => {
  const wait = flowWait(model, flowOf(steps));
  expect([wait.totalMs, wait.unbounded]).toEqual([totalMs, unbounded]);
  const counted = wait.calls
    .filter(({ isCounted }) => isCounted)
    .reduce((sum, { waitMs }) => sum + waitMs, 0);
  expect(counted).toBe(totalMs);
});
