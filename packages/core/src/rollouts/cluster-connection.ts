import type { ClusterConnection } from "./rollout-view.ts";

/** A cluster of which one watch has said nothing for this long is not connected any more: within this time a dead
 * watch, however it died, is called unreachable. */
export const clusterSilentSecondsMax = 15;

/** @returns why what is known of an environment is not to be built on, for people; null = it was true a moment ago */
export function whyStale({ state, reason, lastEventAt }: ClusterConnection, now: Date): string | null {
  if (state === "unreachable") return reason ?? "The cluster does not answer.";
  if (lastEventAt === null) return "The cluster has not answered yet.";
  const silentSeconds = (now.getTime() - Date.parse(lastEventAt)) / 1000;
  return silentSeconds > clusterSilentSecondsMax
    ? `The cluster was last heard of ${Math.round(silentSeconds)} s ago.`
    : null;
}
