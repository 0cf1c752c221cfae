import { expect, test } from "vitest";
import { exampleComponent as part, exampleModel, needs } from "../model-example-fixture.ts";
import { findFindings } from "./find-findings.ts";
import { findRealityGaps } from "./find-reality-gaps.ts";
import { type Suppression, suppressionSchema } from "./suppression.ts";

const today = "2026-06-01";
const components = [part("a", { dependsOn: [needs("b"), needs("c")] }), part("b"), part("c")];
const accepted = (changes: Partial<Suppression> = {}): Suppression => ({
  rule: "call-without-timeout",
  component: "a",
  reason: "It is local.",
  until: "2026-06-01",
  ...changes,
});

test.each<[string, Suppression[], string[]]>([
  ["nothing is suppressed", [], ["a → b", "a → c"]],
  ["a component, up to and with the last day", [accepted()], ["a → b suppressed", "a → c suppressed"]],
  ["one dependency", [accepted({ to: "b" })], ["a → b suppressed", "a → c"]],
  [
    "an expired one, which is told",
    [accepted({ until: "2026-05-31" })],
    [
      "a → b",
      "a → c",
      "suppression-expired: The suppression of call-without-timeout for component a ended on 2026-05-31. Its reason was: It is local.",
    ],
  ],
  [
    "one that suppresses nothing, which is told whether it has expired or not",
    [accepted({ component: "b", until: "2026-05-31" })],
    [
      "a → b",
      "a → c",
      "suppression-unused: The suppression of call-without-timeout for component b suppresses nothing.",
    ],
  ],
  [
    "one of another kind of rule, which is not judged here",
    [accepted({ rule: "deployed-not-seen" })],
    ["a → b", "a → c"],
  ],
])("%s", (_, suppressions, expected) => {
  const findings = findFindings(exampleModel(components, { suppressions }), { today });
  expect(
    findings.map(({ rule, subject, message, suppressedBy }) =>
      rule === "call-without-timeout"
        ? `${subject.id} → ${subject.to}${suppressedBy ? " suppressed" : ""}`
        : `${rule}: ${message}`,
    ),
  ).toEqual(expected);
});

test.each<[string, object, string]>([
  ["an unknown rule", { rule: "no-such-rule" }, "there is no such rule"],
  ["a rule about suppressions", { rule: "suppression-expired" }, "there is no such rule"],
  ["two subjects", { flow: "play" }, "not component and flow"],
  ["no subject", { component: undefined }, "not none"],
  ["no end", { until: undefined }, "a day, such as"],
  ["no reason", { reason: " " }, "a text is not empty"],
  [
    "a dependency of a flow",
    { component: undefined, flow: "play", to: "a" },
    "only a component has dependencies",
  ],
])("a suppression with %s is refused", (_, changes, message) => {
  const { error } = suppressionSchema.safeParse({ ...accepted(), ...changes });
  expect(error?.issues.map((issue) => issue.message).join("; ")).toContain(message);
});

const deployed = part("demo", {
  reality: "deployed",
  bindings: [
    { kind: "workload", namespace: "dev", name: "demo" },
    { kind: "workload", namespace: "prod", name: "demo" },
    { kind: "portal" },
  ],
});
/** As a cluster gives it: with a kind that is not a binding's. */
const inDev = { kind: "StatefulSet", namespace: "dev", name: "demo" };
const inProd = { namespace: "prod", name: "demo" };

test.each<[string, { namespace: string; name: string }[], string[] | undefined, string[]]>([
  ["all that is bound is seen", [inDev, inProd], undefined, []],
  [
    "a bound workload is not there",
    [inDev],
    undefined,
    ["deployed-not-seen: demo is bound to prod/demo, and no such workload was seen."],
  ],
  ["what could not be read is not gone", [inDev], ["dev"], []],
  [
    "a workload that nothing is bound to",
    [inDev, inProd, { namespace: "dev", name: "stray" }],
    undefined,
    ["seen-not-modelled: dev/stray runs, and no component is bound to it."],
  ],
  [
    "a namespace that the model does not know",
    [inDev, inProd, { namespace: "else", name: "x" }],
    undefined,
    [],
  ],
])("reality: %s", (_, seen, namespaces, expected) => {
  const gaps = findRealityGaps(exampleModel([deployed]), seen, {
    today,
    ...(namespaces ? { isRead: ({ namespace }) => namespaces.includes(namespace) } : {}),
  });
  expect(gaps.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(expected);
});

test("reality: a stray workload may be accepted", () => {
  const suppressions = [accepted({ rule: "seen-not-modelled", component: undefined, workload: "dev/stray" })];
  const seen = [inDev, inProd, { namespace: "dev", name: "stray" }];
  const [gap, ...rest] = findRealityGaps(exampleModel([deployed], { suppressions }), seen, { today });
  expect(gap?.suppressedBy).toEqual({ reason: "It is local.", until: "2026-06-01" });
  expect(rest).toEqual([]);
});
