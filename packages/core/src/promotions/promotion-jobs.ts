import { z } from "zod";
import { promotionIdSchema } from "./promotion.ts";

export const promotionJobs = {
  /** Tried a second time because every step may be done twice: a server-side apply of the same manifest changes
   * nothing, and the other steps only look. A failed target ends the job; only a lost worker repeats it. */
  execute: {
    name: "promotions.execute",
    payload: z.object({ promotionId: promotionIdSchema }),
    timeoutSeconds: 900,
    attemptsMax: 2,
  },
} as const;
