import { z } from "zod";
import type { Workspace } from "../src/workspace.ts";
import type { InfraCopy } from "./tofu.ts";

const planSchema = z.object({
  variables: z.record(z.string(), z.object({ value: z.unknown() })),
  planned_values: z.object({
    outputs: z.record(z.string(), z.object({ type: z.unknown().optional() })).default({}),
  }),
  resource_changes: z.array(
    z.object({
      address: z.string(),
      change: z.object({
        actions: z.array(z.string()),
        after: z.object({ yaml_body: z.string() }).nullable(),
      }),
    }),
  ),
});
export type Plan = z.infer<typeof planSchema>;

/** Makes ready for plans of a stack without a cluster; its state is `<folder>/state.json`. */
export async function prepareStack(copy: InfraCopy, layer: string): Promise<void> {
  const folder = `stacks/${layer}`;
  copy.keepStateIn(folder, copy.path(folder, "state.json"));
  copy.stayOffline(folder);
  await copy.mustRun(folder, "init", "-input=false");
}

/** The output of `show -json` for what a workspace would do.
 * @throws Error with the tool's own words when it cannot be planned */
export async function showPlan(
  copy: InfraCopy,
  { environment, layer }: Workspace,
  ...args: readonly string[]
): Promise<string> {
  const folder = `stacks/${layer}`;
  const data = `-var-file=../../environments/${environment}/${layer}.tfvars`;
  await copy.mustRun(folder, "plan", "-input=false", "-refresh=false", "-out=plan", data, ...args);
  return copy.mustRun(folder, "show", "-json", "plan");
}

export function parsePlan(shown: string): Plan {
  return planSchema.parse(JSON.parse(shown));
}
