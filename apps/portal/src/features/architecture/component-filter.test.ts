import { expect, test } from "vitest";
import { countHidden, matchingNodes } from "./component-filter.ts";
import { exampleFacts as fact, exampleNode } from "./view-fixture.ts";

const none = { team: null, tier: null, requirement: null, kind: null, data: null, risk: null };
const facts = [
  fact("auth", { owner: "identity", tier: 0, data: ["secret"], requirements: ["sign-in"], risk: "high" }),
  fact("cache", { owner: "identity", tier: 1, kind: "cache" }),
  fact("store", { owner: "data", tier: 0, kind: "datastore", data: ["personal"] }),
];
const nodes = [
  exampleNode("zone", { target: { kind: "zone", id: "zone" }, components: ["auth", "cache"] }),
  exampleNode("store"),
];

test.each([
  ["nothing", none, null, 0],
  ["a team", { ...none, team: "identity" }, "zone", 1],
  ["a team and a tier: both must hold", { ...none, team: "identity", tier: 0 }, "zone", 2],
  ["a tier", { ...none, tier: 0 }, "zone store", 1],
  ["a kind", { ...none, kind: "datastore" }, "store", 2],
  ["a class of data", { ...none, data: "secret" }, "zone", 2],
  ["a requirement", { ...none, requirement: "sign-in" }, "zone", 2],
  ["no risk on file", { ...none, risk: "none" }, "zone store", 1],
  ["what nothing has", { ...none, team: "finance" }, "", 3],
] as const)("asking for %s", (_, filter, shown, hidden) => {
  const matches = matchingNodes(nodes, facts, filter);
  expect(matches && [...matches].join(" ")).toBe(shown);
  expect(countHidden(facts, filter)).toBe(hidden);
});
