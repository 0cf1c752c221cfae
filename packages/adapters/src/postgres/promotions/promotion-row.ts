import { isApplied, type Promotion, promotionSchema } from "@greenroom/core/promotions";
import { Prisma, type Promotion as Row, type Release as ReleaseRow } from "../generated/client.ts";
import { toRelease } from "../releases/release-store.ts";

export type PromotionRow = Row & { release: ReleaseRow; previousRelease: ReleaseRow | null };

export const withReleases = { release: true, previousRelease: true } as const;

export function toPromotion(row: PromotionRow): Promotion {
  return promotionSchema.parse({
    ...row,
    release: toRelease(row.release),
    previousRelease: row.previousRelease && toRelease(row.previousRelease),
    requestedBy: { id: row.requestedById, name: row.requestedByName },
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    outcome: row.outcome ?? "",
  });
}

/** The columns that a transition can change. */
export function toChangedColumns(promotion: Promotion): Prisma.PromotionUncheckedUpdateInput {
  const isFinished = promotion.status !== "pending" && promotion.status !== "running";
  return {
    status: promotion.status,
    isApplied: isApplied(promotion),
    outcome: isFinished ? promotion.outcome : null,
    approvals: promotion.approvals,
    gates: promotion.gates,
    steps: promotion.steps,
    abortRequestedBy: promotion.abortRequestedBy ?? Prisma.DbNull,
    startedAt: promotion.status === "pending" ? null : promotion.startedAt,
    finishedAt: isFinished ? promotion.finishedAt : null,
  };
}
