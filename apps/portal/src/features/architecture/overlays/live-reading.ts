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

/** The environments whose workload it names, with the version each runs.
 * @returns null = the binding is no workload of an environment */
export function workloadVersion(snapshot: BindingSnapshot) {
  const namespace = /^workload:([^/]+)\//.exec(snapshot.binding)?.[1];
  return namespace === undefined
    ? null
    : { environment: namespace, version: snapshot.version, isLastKnown: isLastKnown(snapshot) };
}
