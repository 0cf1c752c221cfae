import type { ExecutionStatusFacts } from "../executions/index.ts";
import type { Promotion } from "./promotion.ts";

export type PromotionStatus = Promotion["status"];

export interface PromotionStatusFacts extends ExecutionStatusFacts {
  /** At most one promotion holds its target, so that nobody moves it twice at a time. */
  readonly holdsTarget: boolean;
  /** A worker is at it, or will be again. */
  readonly executing: boolean;
}

const ended = { final: true, holdsTarget: false, executing: false } as const;

/** Everything that a status means, said once; whatever lists statuses is derived from it. */
export const promotionStatusFacts = {
  pending: { final: false, holdsTarget: true, executing: false, tone: "waiting", word: "Pending" },
  running: { final: false, holdsTarget: true, executing: true, tone: "busy", word: "Running" },
  succeeded: { ...ended, tone: "good", word: "Succeeded" },
  failed: { ...ended, tone: "bad", word: "Failed" },
  errored: { ...ended, tone: "warn", word: "Errored" },
  aborted: { ...ended, tone: "idle", word: "Aborted" },
} as const satisfies Record<PromotionStatus, PromotionStatusFacts>;

/** In the order of a promotion's life. */
export const promotionStatuses = Object.keys(promotionStatusFacts) as readonly PromotionStatus[];

/** @returns the statuses of which this is true */
export function promotionStatusesThat(
  is: (facts: PromotionStatusFacts) => boolean,
): readonly PromotionStatus[] {
  return promotionStatuses.filter((status) => is(promotionStatusFacts[status]));
}

/** Holds its target. */
export function isActive({ status }: Pick<Promotion, "status">): boolean {
  return promotionStatusFacts[status].holdsTarget;
}
