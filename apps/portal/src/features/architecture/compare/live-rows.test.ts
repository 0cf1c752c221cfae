import type { ArchitectureModel, Finding } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { clusterRows, markUnseen } from "./cluster-rows.ts";
import { infrastructureRows } from "./infrastructure-rows.ts";
import { exampleModel, exampleService } from "./model-fixture.ts";

const designed = exampleModel({ core: [exampleService("demo")] });
const workload = (namespace: string) => ({ kind: "workload" as const, namespace, name: "demo" });
const model: ArchitectureModel = {
  ...designed,
  components: designed.components.map((component) => ({
    ...component,
    bindings: [workload("dev"), workload("prod")],
  })),
};
const unseen: Finding = {
  rule: "deployed-not-seen",
  severity: "high",
  subject: { kind: "component", id: "demo" },
  components: ["demo"],
  message: "demo is bound to dev/demo, and no such workload was seen.",
};
const stranger: Finding = {
  rule: "seen-not-modelled",
  severity: "low",
  subject: { kind: "workload", id: "dev/stranger" },
  components: [],
  message: "dev/stranger runs, and no component is bound to it.",
};

test("a component that was not seen is drawn, a workload that nothing is bound to is only listed", () =>
  expect(
    clusterRows(model, [unseen, stranger]).map(({ change, name, zone, parts }) => [
      change,
      name,
      zone,
      parts,
    ]),
  ).toEqual([
    ["removed", "DEMO", "core", ["demo"]],
    ["added", "dev/stranger", null, []],
  ]));

test.each([
  ["all of its workloads are gone", [unseen, unseen], "removed"],
  ["one of them is", [unseen, stranger], "changed"],
  ["none is", [stranger], undefined],
])("a component of which %s", (_, found, expected) =>
  expect(markUnseen(model, found).components.get("demo")).toBe(expected),
);

test("a module is named with its workspace and the components that name it", () => {
  const difference = { environment: "prod", layer: "platform", fields: [] };
  expect(
    infrastructureRows(model, [
      { ...difference, change: "removed", module: "access", components: ["demo"] },
      { ...difference, change: "added", module: null, components: [] },
    ]).map(({ name, kind, note, path }) => [name, kind, note, path]),
  ).toEqual([
    ["module.access", "prod/platform", "DEMO", "/architecture/core/demo"],
    ["resources in no module", "prod/platform", "no component names it", null],
  ]);
});
