import { z } from "zod";
import { type JobRequest, jobRequest } from "../jobs/index.ts";
import { isApproved, type Promotion, promotionIdSchema } from "./promotion.ts";

export const promotionJobs = {
  /** Tried again because every step may be done twice: a server-side apply of the same manifest changes nothing, and
   * the other steps only look. A failed target ends the job; only a lost or stopped worker repeats it. */
  execute: {
    name: "promotions.execute",
    payload: z.object({ promotionId: promotionIdSchema }),
    timeoutSeconds: 900,
    attemptsMax: 3,
  },
} as const;

/** The work that a promotion's state asks for; one queue for each service in each environment. */
export function jobOfPromotion(promotion: Promotion): JobRequest | null {
  if (promotion.status !== "pending" || !isApproved(promotion)) return null;
  return jobRequest(promotionJobs.execute, `promotion:${promotion.target}/${promotion.service}`, {
    promotionId: promotion.id,
  });
}
