import type { Cause } from "@greenroom/core/access";
import { type Promotion, type PromotionEventType, promotionPlace } from "@greenroom/core/promotions";
import { createLiveNotifier } from "../../live/index.ts";
import type { DatabaseTransaction } from "../database.ts";
import { type JobOutbox, type Lapse, lapseFacts } from "../executions/index.ts";
import { appendRecord } from "../record/index.ts";
import { leaseIdOf, toColumns } from "./promotion-row.ts";

export interface PromotionChange {
  readonly before: Promotion;
  readonly after: Promotion;
  readonly event: { readonly type: PromotionEventType; readonly comment?: string } & Lapse;
  readonly cause: Cause;
  readonly at: Date;
}

/** Writes a change of a locked promotion, and all that goes with it. */
export async function writePromotion(
  transaction: DatabaseTransaction,
  { before, after, event, cause, at }: PromotionChange,
  outbox: JobOutbox<Promotion>,
): Promise<void> {
  const { id, status } = after;
  const isNewLease = leaseIdOf(after) !== leaseIdOf(before);
  await transaction.promotion.update({
    where: { id },
    // A lease's first heartbeat is its claim.
    data: { ...toColumns(after), ...(isNewLease ? { heartbeatAt: leaseIdOf(after) && at } : {}) },
  });
  // How a step goes on is in the promotion itself.
  if (!("step" in event || event.type === "gates_judged"))
    await appendRecord(transaction, {
      cause,
      action: `promotion.${event.type}`,
      subject: { kind: "promotion", id },
      ...promotionPlace(after),
      reason: event.comment || null,
      before: { status: before.status },
      after: {
        status,
        ...("outcome" in after ? { outcome: after.outcome } : {}),
        ...lapseFacts(event, after.approvals),
      },
    });
  await outbox.follow(transaction, before, after);
  await createLiveNotifier(transaction).notify({ topic: "promotions", key: id, data: { status } });
}
