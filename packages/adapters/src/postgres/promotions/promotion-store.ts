import { type Cause, machinery } from "@greenroom/core/access";
import { lostApprovals } from "@greenroom/core/executions";
import {
  initialSteps,
  jobOfPromotion,
  type Promotion,
  type PromotionEvent,
  type PromotionEventType,
  type PromotionId,
  type PromotionRefusals,
  type PromotionStore,
  promotionIdSchema,
  promotionJobs,
  promotionNotFound,
  promotionPlace,
  promotionStatusesThat,
  transitionPromotion,
  waitsOnApprovals,
} from "@greenroom/core/promotions";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { createLiveNotifier } from "../../live/index.ts";
import { createStandingRights } from "../access/standing-rights.ts";
import type { Database, DatabaseTransaction } from "../database.ts";
import {
  createExecutionRows,
  createJobOutbox,
  type LockedExecution,
  type TransactionalQueue,
} from "../executions/index.ts";
import { Prisma } from "../generated/client.ts";
import { appendRecord } from "../record/index.ts";
import { createServiceFill } from "../releases/fill-services.ts";
import { toPromotion, withReleases } from "./promotion-row.ts";
import { targetHistory } from "./target-history.ts";
import { writePromotion } from "./write-promotion.ts";

const uniqueViolation = "P2002";
const holding = promotionStatusesThat((facts) => facts.holdsTarget);

/** @param queue gets the work that follows from a change in the change's own transaction
 * @param onlyService whose the promotions from before services were told apart are; null = nobody can say */
export function createPromotionStore(
  database: Database,
  queue: TransactionalQueue,
  onlyService: string | null = null,
): PromotionStore {
  const rows = createExecutionRows(database, "promotions");
  const filled = createServiceFill(database, onlyService);
  const outbox = createJobOutbox<Promotion>(queue, Object.values(promotionJobs), jobOfPromotion);

  /** @returns null when there is no such promotion */
  async function locked<T>(
    id: string,
    work: (transaction: DatabaseTransaction, lock: LockedExecution) => Promise<T>,
  ): Promise<T | null> {
    await Promise.all([outbox.ready(), filled()]);
    return database.$transaction(async (transaction) => {
      const lock = await rows.lock(transaction, id);
      return lock && work(transaction, lock);
    });
  }

  /** What goes on because of approvals goes on because of those that count now. */
  async function withoutLostApprovals(
    transaction: DatabaseTransaction,
    promotion: Promotion,
    type: PromotionEventType,
    at: Date,
  ): Promise<Promotion> {
    if ((type !== "approved" && type !== "claimed") || !waitsOnApprovals(promotion)) return promotion;
    const rights = createStandingRights(transaction);
    const place = promotionPlace(promotion);
    const lost = await lostApprovals(rights, promotion.approvals, "promotion:approve", place);
    if (lost.size === 0) return promotion;
    const event = { type: "approvals_lapsed", lost } as const;
    const lapsed = transitionPromotion(promotion, event, at);
    if (!lapsed.ok) return promotion;
    const change = { before: promotion, after: lapsed.value, event, cause: machinery, at };
    await writePromotion(transaction, change, outbox);
    return lapsed.value;
  }

  async function changeLocked<Type extends PromotionEventType>(
    transaction: DatabaseTransaction,
    { at }: LockedExecution,
    id: PromotionId,
    event: PromotionEvent<Type>,
    cause: Cause,
  ): Promise<Result<Promotion, DomainError<PromotionRefusals[Type]>>> {
    const row = await transaction.promotion.findUniqueOrThrow({ where: { id }, include: withReleases });
    const before = await withoutLostApprovals(transaction, toPromotion(row), event.type, at);
    const changed = transitionPromotion(before, event, at);
    if (!changed.ok) return changed;
    const after = changed.value;
    await writePromotion(transaction, { before, after, event, cause, at }, outbox);
    return changed;
  }

  return {
    async create({ requestedBy, gates, ...wish }, cause) {
      await Promise.all([outbox.ready(), filled()]);
      try {
        const created = await database.$transaction(async (transaction) => {
          const row = await transaction.promotion.create({
            data: {
              kind: wish.kind,
              service: wish.service,
              target: wish.target,
              source: wish.source,
              releaseId: wish.releaseId,
              previousReleaseId: wish.previousReleaseId,
              isPreviousHealthy: wish.isPreviousHealthy,
              reason: wish.reason,
              approvalsRequired: wish.approvalsRequired,
              requestedById: requestedBy.id,
              requestedByName: requestedBy.name,
              gates: [...gates],
              steps: initialSteps().map((step) => ({ ...step })),
            },
            include: withReleases,
          });
          const promotion = toPromotion(row);
          const { id, kind, status, release } = promotion;
          await appendRecord(transaction, {
            cause,
            action: "promotion.requested",
            subject: { kind: "promotion", id },
            ...promotionPlace(promotion),
            reason: promotion.reason,
            after: { status, kind, release: release.version, digest: release.digest },
          });
          await outbox.follow(transaction, null, promotion);
          await createLiveNotifier(transaction).notify({ topic: "promotions", key: id, data: { status } });
          return promotion;
        });
        return ok(created);
      } catch (error) {
        if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== uniqueViolation)
          throw error;
        return err({
          code: "promotion_under_way",
          message: `Another promotion of ${wish.service} into ${wish.target} is under way.`,
          remedy: "Wait until it ends, or abort it.",
        });
      }
    },

    async find(id) {
      await filled();
      const row = await database.promotion.findUnique({ where: { id }, include: withReleases });
      return row && toPromotion(row);
    },

    async holder(target, service) {
      await filled();
      const row = await database.promotion.findFirst({
        where: { target, service, status: { in: [...holding] } },
        include: withReleases,
      });
      return row && toPromotion(row);
    },

    async holders() {
      await filled();
      const found = await database.promotion.findMany({
        where: { status: { in: [...holding] } },
        include: withReleases,
      });
      return found.map(toPromotion);
    },

    async newestIn(places) {
      await filled();
      const newest = await database.$queryRaw<{ id: string }[]>`
        SELECT newest.id
        FROM unnest(${places.map(({ environment }) => environment)}::text[],
          ${places.map(({ service }) => service)}::text[]) AS place(target, service)
        CROSS JOIN LATERAL (
          SELECT id FROM promotions WHERE target = place.target AND service = place.service
          ORDER BY requested_at DESC LIMIT 1
        ) AS newest`;
      if (newest.length === 0) return [];
      const found = await database.promotion.findMany({
        where: { id: { in: newest.map(({ id }) => id) } },
        include: withReleases,
      });
      return found.map(toPromotion);
    },

    async list({ environments: targets, service, statuses, startedSince, limit }) {
      await filled();
      const found = await database.promotion.findMany({
        where: {
          ...(targets === undefined ? {} : { target: { in: [...targets] } }),
          ...(service === undefined ? {} : { service }),
          ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
          ...(startedSince === undefined ? {} : { startedAt: { gte: startedSince } }),
        },
        orderBy: { requestedAt: "desc" },
        take: limit,
        include: withReleases,
      });
      return found.map(toPromotion);
    },

    async history(target, service) {
      await filled();
      return targetHistory(database, target, service);
    },

    async change(id, event, cause) {
      const changed = await locked(id, (transaction, lock) =>
        changeLocked(transaction, lock, id, event, cause),
      );
      return changed ?? promotionNotFound();
    },
    heartbeat: rows.heartbeat,
    async listSilent() {
      return (await rows.listSilent()).map((id) => promotionIdSchema.parse(id));
    },
    async giveUp(id) {
      const given = await locked(id, async (transaction, lock) => {
        if (!lock.isSilent) return false;
        const changed = await changeLocked(transaction, lock, id, { type: "worker_lost" }, machinery);
        return changed.ok;
      });
      return given ?? false;
    },
  };
}
