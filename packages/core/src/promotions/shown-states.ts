import type { ShownStatus } from "../executions/index.ts";
import type { Gate, PromotionStep } from "./promotion.ts";

/** How the statuses of a promotion's steps are shown. */
export const stepStatusFacts = {
  waiting: { tone: "idle", word: "Waiting" },
  running: { tone: "busy", word: "Running" },
  succeeded: { tone: "good", word: "Succeeded" },
  failed: { tone: "bad", word: "Failed" },
  skipped: { tone: "idle", word: "Skipped" },
} as const satisfies Record<PromotionStep["status"], ShownStatus>;

/** How the states of a gate are shown. */
export const gateStateFacts = {
  open: { tone: "good", word: "Open" },
  closed: { tone: "bad", word: "Closed" },
  waiting: { tone: "waiting", word: "Waiting" },
  not_applicable: { tone: "idle", word: "Does not apply" },
} as const satisfies Record<Gate["state"], ShownStatus>;
