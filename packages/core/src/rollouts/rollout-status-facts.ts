import type { ShownStatus } from "../executions/index.ts";
import type { RolloutStatus } from "./rollout-view.ts";

/** How the status of a rollout is shown. */
export const rolloutStatusFacts = {
  Healthy: { tone: "good", word: "Healthy" },
  Progressing: { tone: "busy", word: "Progressing" },
  Paused: { tone: "waiting", word: "Paused" },
  Degraded: { tone: "bad", word: "Degraded" },
  Unknown: { tone: "idle", word: "Unknown" },
} as const satisfies Record<RolloutStatus, ShownStatus>;
