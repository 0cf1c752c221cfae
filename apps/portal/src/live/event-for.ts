import { can, type Viewer } from "@greenroom/core/access";
import type { LiveEvent } from "@greenroom/core/live";
import { placeInKey } from "@greenroom/core/rollouts";

/** What a viewer may hear of a change. Of a rollout they hear where they may see rollouts. Whose roles hold in some
 * places only hears of everything else that something changed, neither what nor to what: fetching it again shows what
 * is theirs to see.
 * @returns null = it is not theirs to hear */
export function eventFor(viewer: Viewer, event: LiveEvent): LiveEvent | null {
  // Without a place only a role that holds everywhere reaches it.
  if (event.topic === "rollouts")
    return can(viewer, "rollout:read", placeInKey(event.key) ?? {}) ? event : null;
  const seesEverywhere = viewer.grants.some(
    ({ environment, service }) => environment === null && service === null,
  );
  return seesEverywhere ? event : { topic: event.topic, key: "" };
}
