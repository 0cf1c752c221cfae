import { expect, test } from "vitest";
import { modelFiles } from "../model-fixture.ts";
import { parseModel } from "../parse-model.ts";

const entry = (id: string, reality: string, rest: string) =>
  `  - { id: ${id}, name: ${id}, kind: service, owner: edge, tier: 0, reality: ${reality}${rest} }\n`;
const needs = (to: string) =>
  `, dependsOn: [{ to: ${to}, protocol: SQL, mode: sync, need: hard, traffic: { requestsPerSecond: up } }]`;
const deployed = (binding: string) => `, bindings: [{ kind: ${binding} }]`;
const faultsOf = (...entries: readonly string[]) =>
  parseModel(modelFiles({ "components/front.yaml": `components:\n${entries.join("")}` })).faults.map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );

test.each([
  ["between what runs", [entry("a", "deployed", deployed("portal") + needs("store"))], []],
  [
    "of a caller that is designed",
    [entry("a", "designed", needs("store"))],
    ['components/front.yaml:2 "a" is only designed: nothing is measured between it and another'],
  ],
  [
    "of a callee that is designed",
    [entry("a", "deployed", deployed("portal") + needs("b")), entry("b", "designed", "")],
    ['components/front.yaml:2 "b" is only designed: nothing is measured between it and another'],
  ],
  [
    "of a component that is designed",
    [entry("a", "designed", ", traffic: { requestsPerSecond: up }")],
    [
      "components/front.yaml:2 traffic: a component that is only designed receives nothing that could be measured",
    ],
  ],
  [
    "by a query that is not closed",
    [entry("a", "deployed", `${deployed("portal")}, traffic: { requestsPerSecond: "sum(up" }`)],
    ["components/front.yaml:2 traffic.requestsPerSecond: every bracket and quote of a query is closed"],
  ],
])("traffic %s", (_, entries, faults) => expect(faultsOf(...entries)).toEqual(faults));
