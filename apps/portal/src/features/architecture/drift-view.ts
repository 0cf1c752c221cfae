import { planStates } from "@greenroom/core/runs";
import { z } from "zod";

/** not-known = the runs could not be read. */
const layerStateSchema = z.enum([...planStates, "never-planned", "not-known"]);
export type LayerState = z.infer<typeof layerStateSchema>;

/** What the newest plan of one layer of an environment says. */
const layerDriftSchema = z.object({
  layer: z.string(),
  state: layerStateSchema,
  /** When that was so; null = there is no plan to go by. */
  at: z.iso.datetime().nullable(),
  runId: z.string().nullable(),
  /** Modules with something left to do; null = it is not known which. */
  modules: z.record(z.string(), z.enum(planStates)).nullable(),
});
export type LayerDrift = z.infer<typeof layerDriftSchema>;

const environmentDriftSchema = z.object({
  id: z.string(),
  name: z.string(),
  layers: z.array(layerDriftSchema).readonly(),
  /** Why it could not be read; null = it was. */
  unread: z.string().nullable(),
});
export type EnvironmentDrift = z.infer<typeof environmentDriftSchema>;

export const driftReadingSchema = z.object({
  at: z.iso.datetime(),
  environments: z.array(environmentDriftSchema).readonly(),
});
export type DriftReading = z.infer<typeof driftReadingSchema>;

/** What a layer's newest plan says of one module. */
export function moduleState({ state, modules }: LayerDrift, module: string): LayerState {
  if (modules === null) return state;
  return modules[module] ?? "in-sync";
}
