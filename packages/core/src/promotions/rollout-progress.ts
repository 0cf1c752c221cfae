import { type ImageIdentity, sameImage } from "../releases/index.ts";
import type { ServiceRollout } from "../rollouts/index.ts";

/** How far a target is on the way to what was applied. */
export type RolloutProgress =
  | { readonly state: "waiting"; readonly words: string }
  | { readonly state: "complete"; readonly words: string }
  | { readonly state: "failed"; readonly words: string };

/** @param applied generation and image that the apply left behind */
export function judgeProgress(
  seen: ServiceRollout | null,
  applied: { readonly generation: number; readonly image: ImageIdentity },
): RolloutProgress {
  if (seen === null || seen.rollout === null)
    return { state: "waiting", words: "Nothing is known of the target yet." };
  const { connection, rollout } = seen;
  if (connection.state === "unreachable")
    return { state: "waiting", words: `The cluster is not reachable: ${connection.reason ?? "no answer"}.` };
  if (rollout.generation < applied.generation)
    return { state: "waiting", words: "Waiting for the cluster to show the change." };
  if (!sameImage(rollout.image, applied.image))
    return {
      state: "failed",
      words: `Someone else changed the target meanwhile: it runs ${rollout.version ?? rollout.image?.reference ?? "something else"}.`,
    };
  if (rollout.status === "Healthy") return { state: "complete", words: rollout.reason };
  if (rollout.isStuck) return { state: "failed", words: rollout.reason };
  return { state: "waiting", words: rollout.reason };
}
