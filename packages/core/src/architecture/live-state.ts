import { z } from "zod";
import type { Binding } from "./binding.ts";

/** What one bound part of the running platform says about itself. */
export const bindingSnapshotSchema = z.object({
  /** `bindingKey` of the binding. */
  binding: z.string(),
  /** The id of the environment that it is a part of; null = of none, such as a database that all of them share. */
  environment: z.string().nullable(),
  health: z.enum(["healthy", "degraded", "unreachable", "unknown"]),
  /** Why, for people: "3 of 3 replicas available". */
  detail: z.string(),
  /** Where it was read: "Kubernetes watch of dev". */
  source: z.string(),
  /** When it was last known to be so; null = never. */
  observedAt: z.iso.datetime().nullable(),
  version: z.string().nullable(),
});
export type BindingSnapshot = z.infer<typeof bindingSnapshotSchema>;

/** Reads the state of what is deployed. Never rejects: what cannot be read is a state, unreachable or unknown. */
export interface LiveState {
  snapshot(bindings: readonly Binding[]): Promise<readonly BindingSnapshot[]>;
}
