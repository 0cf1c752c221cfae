import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  componentView,
  type DiagramView,
  deploymentView,
  type Flow,
  flowView,
  landscapeView,
  requirementView,
  toMermaid,
  toSequenceMermaid,
  zoneView,
} from "@greenroom/core/architecture";
import { readPlatformModel } from "@greenroom/core/risks";
import { Window } from "happy-dom";
import { beforeAll, expect, test } from "vitest";
import { hostileLabels } from "../../../../../packages/core/src/architecture/hostile-labels-fixture.ts";
import {
  exampleComponent,
  exampleModel,
} from "../../../../../packages/core/src/architecture/model-example-fixture.ts";

let parse: (text: string) => Promise<unknown>;

beforeAll(async () => {
  // Mermaid looks for a DOM while it is imported.
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  parse = (text) => mermaid.parse(text);
}, 60_000);

const directory = join(import.meta.dirname, "../../../../../docs/architecture");
const files = readdirSync(directory, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => ({ path, text: readFileSync(join(directory, path), "utf8") }));

test("the project's own model has no faults, and every view of it is small enough and parses", async () => {
  const { content, faults } = readPlatformModel(files);
  expect(faults).toEqual([]);
  if (!content) return;
  const { architecture } = content;
  const views = [
    landscapeView(architecture),
    ...architecture.zones.map(({ id }) => zoneView(architecture, id)),
    ...architecture.components.map(({ id }) => componentView(architecture, id)),
    ...architecture.requirements.map(({ id }) => requirementView(architecture, id)),
    ...architecture.flows.map(({ id }) => flowView(architecture, id)),
    deploymentView(architecture),
  ];
  for (const view of views) {
    expect(view).not.toBeNull();
    if (!view) continue;
    expect(view.nodes.length).toBeLessThanOrEqual(25);
    expect(await parse(toMermaid(view))).toMatchObject({ config: { layout: "elk" } });
  }
  for (const flow of architecture.flows)
    expect(await parse(toSequenceMermaid(flow, architecture))).toMatchObject({
      diagramType: "sequence",
    });
  // A hundred views on a busy machine.
}, 60_000);

test.each(hostileLabels)("the label %j changes neither the diagram nor its configuration", async (label) => {
  const view: DiagramView = {
    title: label,
    nodes: [
      {
        key: "c_a",
        target: { kind: "component", id: "a" },
        label,
        detail: label,
        kind: "service",
        isFocus: true,
        reality: "designed",
        components: ["a"],
      },
    ],
    groups: [{ key: "g_a", zone: "a", label, nodes: ["c_a"] }],
    edges: [{ key: "e1", from: "c_a", to: "c_a", mode: "async", isHard: false, label, dependencies: [] }],
  };
  expect(await parse(toMermaid(view))).toMatchObject({ config: { layout: "elk" } });
});

const sequenceOf = (label: string) => {
  const flow: Flow = {
    id: "flow",
    name: label,
    requirements: [],
    steps: [{ from: "a", to: "b", message: label, isReply: false, onFailure: label }],
    failures: [label],
  };
  const components = [exampleComponent("a", { name: label }), exampleComponent("b", { name: label })];
  return toSequenceMermaid(flow, exampleModel(components, { flows: [flow] }));
};

test.each(hostileLabels)("the label %j changes neither a sequence nor its configuration", async (label) => {
  const text = sequenceOf(label);
  const parsed = await parse(text);
  expect(parsed).toMatchObject({ diagramType: "sequence" });
  expect(parsed).not.toHaveProperty("config.securityLevel");
  expect(text.split("\n")).toHaveLength(sequenceOf("harmless").split("\n").length);
});
