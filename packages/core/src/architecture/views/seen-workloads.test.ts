import { expect, test } from "vitest";
import { type DiagramView, viewNodesMax } from "./diagram.ts";
import { toMermaid } from "./mermaid-text.ts";
import { exampleComponent, exampleModel } from "../model-example-fixture.ts";
import { deploymentView } from "./deployment-view.ts";
import { withSeenWorkloads } from "./seen-workloads.ts";

const model = exampleModel(
  [
    exampleComponent("app", {
      reality: "deployed",
      bindings: [{ kind: "workload", namespace: "dev", name: "app" }],
    }),
    exampleComponent("elsewhere"),
  ],
  {
    places: [
      { id: "cluster", name: "Cluster", kind: "cluster", description: "d", zones: [], components: ["app"] },
      { id: "cloud", name: "Cloud", kind: "account", description: "d", zones: ["back"], components: [] },
    ],
  },
);
const seen = (...names: readonly string[]) => names.map((name) => ({ namespace: "dev", name }));
const groupAt = ({ groups }: DiagramView, label: string) => groups.find((group) => group.label === label);

test("what runs beside a component stands in its place, and is no component", () => {
  const view = withSeenWorkloads(model, deploymentView(model), seen("stray"));
  expect(view.nodes.at(-1)).toMatchObject({
    label: "stray",
    detail: "in dev",
    target: { kind: "workload", id: "dev/stray" },
    components: [],
  });
  expect(groupAt(view, "Cluster")?.nodes).toEqual(["c_app", "w_1"]);
  expect(groupAt(view, "Cloud")?.nodes).toEqual(["c_elsewhere"]);
  expect(toMermaid(view)).toContain('w_1["stray<br/>in dev');
});

test("without any the view stays as it is", () => {
  expect(withSeenWorkloads(model, deploymentView(model), [])).toEqual(deploymentView(model));
});

test("more than the view has room for are one node", () => {
  const many = seen(...Array.from({ length: 40 }, (_, index) => `stray-${index}`));
  const { nodes } = withSeenWorkloads(model, deploymentView(model), many);
  expect(nodes).toHaveLength(viewNodesMax);
  expect(nodes.at(-1)?.label).toBe("18 more workloads");
});

test("nobody knows the place of a namespace without a component", () => {
  const view = withSeenWorkloads(model, deploymentView(model), [{ namespace: "other", name: "stray" }]);
  expect(view.nodes.at(-1)?.label).toBe("stray");
  expect(view.groups).toEqual(deploymentView(model).groups);
});
