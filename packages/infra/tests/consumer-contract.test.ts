import { appendFileSync, cpSync, rmSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { InfraCopy } from "./tofu.ts";

const consumer = "tests/fixtures/consumer-1.0.0";
const planSchema = z.object({
  resource_changes: z.array(
    z.object({ address: z.string(), change: z.object({ actions: z.array(z.string()) }) }),
  ),
});

let copy: InfraCopy;
beforeEach(() => {
  copy = new InfraCopy();
  return () => copy[Symbol.dispose]();
});

/** What the modules of this checkout would do to what the previous release made. Nothing is asked of
 * a cluster: the state is the one that release 1.0.0 left on a real API server. */
async function plannedChanges(): Promise<{ readonly all: number; readonly destroyed: readonly string[] }> {
  const state = copy.path("state.json");
  cpSync(copy.path(consumer, "state.json"), state);
  copy.keepStateIn(consumer, state, `provider "kubectl" {\n  load_config_file = false\n}\n`);
  await copy.mustRun(consumer, "init", "-input=false");
  await copy.mustRun(consumer, "plan", "-input=false", "-refresh=false", "-out=plan");
  const output = await copy.mustRun(consumer, "show", "-json", "plan");
  const { resource_changes: changes } = planSchema.parse(JSON.parse(output));
  return {
    all: changes.length,
    destroyed: changes
      .filter(({ change }) => change.actions.includes("delete"))
      .map(({ address }) => address),
  };
}

test("the previous consumer upgrades without one destroyed or replaced object", async () => {
  expect(await plannedChanges()).toEqual({ all: 9, destroyed: [] });
});

test("a rename without its moved block is found", async () => {
  rmSync(copy.path("modules/namespace/moved.tf"));
  expect((await plannedChanges()).destroyed).toEqual(["module.namespace.kubectl_manifest.limits"]);
});

test("a new input without a default is found", async () => {
  appendFileSync(
    copy.path("modules/team-access/variables.tf"),
    `\nvariable "cost_centre" {\n  type = string\n}\n`,
  );
  await expect(plannedChanges()).rejects.toThrow(`The argument "cost_centre" is required`);
});

test("an output that goes away is found", async () => {
  rmSync(copy.path("modules/network-baseline/outputs.tf"));
  await expect(plannedChanges()).rejects.toThrow("Unsupported attribute");
});
