import { isApplied, type Promotion, promotionSchema, promotionStatusFacts } from "@greenroom/core/promotions";
import { Prisma, type Promotion as Row, type Release as ReleaseRow } from "../generated/client.ts";
import { unknownService } from "../releases/fill-services.ts";
import { toRelease } from "../releases/release-store.ts";

export type PromotionRow = Row & { release: ReleaseRow; previousRelease: ReleaseRow | null };

export const withReleases = { release: true, previousRelease: true } as const;

export function toPromotion(row: PromotionRow): Promotion {
  return promotionSchema.parse({
    ...row,
    service: row.service ?? unknownService,
    release: toRelease(row.release),
    previousRelease: row.previousRelease && toRelease(row.previousRelease),
    requestedBy: { id: row.requestedById, name: row.requestedByName },
    outcome: row.outcome ?? "",
  });
}

/** The columns that follow from a promotion's state. */
export function toColumns(promotion: Promotion) {
  const lease = promotion.status === "running" ? promotion.lease : null;
  return {
    status: promotion.status,
    isApplied: isApplied(promotion),
    outcome: "outcome" in promotion ? promotion.outcome : null,
    approvals: toJson(promotion.approvals),
    gates: promotion.gates,
    steps: toJson(promotion.steps),
    abort: promotion.abort ? toJson(promotion.abort) : Prisma.DbNull,
    stopRequested: promotion.abort !== null && !promotionStatusFacts[promotion.status].final,
    lease: lease ? toJson(lease) : Prisma.DbNull,
    leaseId: lease?.id ?? null,
    startedAt: promotion.status === "pending" ? null : promotion.startedAt,
    finishedAt: "finishedAt" in promotion ? promotion.finishedAt : null,
  };
}

export function leaseIdOf(promotion: Promotion): string | null {
  return promotion.status === "running" ? (promotion.lease?.id ?? null) : null;
}

/** Dates become text in JSON. */
function toJson(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
