import type { BindingSnapshot, ComponentState } from "@greenroom/core/architecture";
import type { FiringRisk } from "../architecture-view.ts";

/** What the overlays need of the live states. */
export interface LiveReading {
  /** By component; null = never read. */
  readonly states: ReadonlyMap<string, ComponentState> | null;
  readonly firing: readonly FiringRisk[] | null;
  readonly at: string | null;
  /** The newest reading is older than the next one should be. */
  readonly isStale: boolean;
}

/** It was heard once and is not heard now. */
export function isLastKnown({ health, observedAt }: BindingSnapshot): boolean {
  return observedAt !== null && (health === "unknown" || health === "unreachable");
}

/** The environment whose workload it names, with the version that runs there.
 * @returns null = the binding is no workload of an environment */
export function workloadVersion(snapshot: BindingSnapshot) {
  const { environment, version } = snapshot;
  return environment === null ? null : { environment, version, isLastKnown: isLastKnown(snapshot) };
}
