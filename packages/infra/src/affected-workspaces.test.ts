import { join } from "node:path";
import { expect, test } from "vitest";
import { affectedWorkspaces } from "./affected-workspaces.ts";
import { readLayout } from "./layout.ts";
import { formatWorkspace } from "./workspace.ts";

const infraDir = join(import.meta.dirname, "..");
const layout = { ...readLayout(infraDir), currentRelease: "2.0.0" };
const current = { dev: "2.0.0", stage: "2.0.0", prod: "2.0.0" };
const everywhere = { ...layout, pins: { platform: current, observability: current } };
const prodPinned = { ...layout, pins: { platform: { ...current, prod: "1.0.0" }, observability: current } };

test.each([
  ["one environment's data", everywhere, ["environments/prod/platform.tfvars"], ["prod/platform"]],
  ["the stack", everywhere, ["stacks/platform/main.tf"], ["dev/platform", "prod/platform", "stage/platform"]],
  [
    "a module",
    everywhere,
    ["modules/team-access/main.tf"],
    ["dev/platform", "prod/platform", "stage/platform"],
  ],
  [
    "a module while prod stays on its release",
    prodPinned,
    ["modules/team-access/main.tf"],
    ["dev/platform", "stage/platform"],
  ],
  [
    "a module of another layer",
    prodPinned,
    ["modules/environment-objective/variables.tf"],
    ["dev/observability", "prod/observability", "stage/observability"],
  ],
  ["a policy, which judges plans and changes none", everywhere, ["policies/rights.rego"], []],
  ["data of a pinned environment", prodPinned, ["environments/prod/platform.tfvars"], ["prod/platform"]],
  ["a module that no stack calls", everywhere, ["modules/unused/main.tf"], []],
  [
    "documents and tests",
    everywhere,
    ["README.md", "modules/namespace/tests/inputs.tftest.hcl", "src/x.test.ts"],
    [],
  ],
])("%s", (_, from, changed, affected) => {
  expect(affectedWorkspaces(infraDir, from, changed).map(formatWorkspace)).toEqual(affected);
});
