import { type Cause, machinery } from "@greenroom/core/access";
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
  promotionStatusesThat,
  transitionPromotion,
} from "@greenroom/core/promotions";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { createLiveNotifier } from "../../live/index.ts";
import type { Database, DatabaseTransaction } from "../database.ts";
import {
  createExecutionRows,
  createJobOutbox,
  type LockedExecution,
  type TransactionalQueue,
} from "../executions/index.ts";
import { Prisma } from "../generated/client.ts";
import { appendRecord } from "../record/index.ts";
import { toPromotion, withReleases } from "./promotion-row.ts";
import { targetHistory } from "./target-history.ts";
import { writePromotion } from "./write-promotion.ts";

const uniqueViolation = "P2002";
const holding = promotionStatusesThat((facts) => facts.holdsTarget);

/** @param queue gets the work that follows from a change in the change's own transaction */
export function createPromotionStore(database: Database, queue: TransactionalQueue): PromotionStore {
  const rows = createExecutionRows(database, "promotions");
  const outbox = createJobOutbox<Promotion>(queue, Object.values(promotionJobs), jobOfPromotion);

  /** @returns null when there is no such promotion */
  async function locked<T>(
    id: string,
    work: (transaction: DatabaseTransaction, lock: LockedExecution) => Promise<T>,
  ): Promise<T | null> {
    await outbox.ready();
    return database.$transaction(async (transaction) => {
      const lock = await rows.lock(transaction, id);
      return lock && work(transaction, lock);
    });
  }

  async function changeLocked<Type extends PromotionEventType>(
    transaction: DatabaseTransaction,
    { at }: LockedExecution,
    id: PromotionId,
    event: PromotionEvent<Type>,
    cause: Cause,
  ): Promise<Result<Promotion, DomainError<PromotionRefusals[Type]>>> {
    const row = await transaction.promotion.findUniqueOrThrow({ where: { id }, include: withReleases });
    const before = toPromotion(row);
    const changed = transitionPromotion(before, event, at);
    if (!changed.ok) return changed;
    await writePromotion(transaction, { before, after: changed.value, event, cause, at }, outbox);
    return changed;
  }

  return {
    async create({ requestedBy, gates, ...columns }, cause) {
      await outbox.ready();
      try {
        const created = await database.$transaction(async (transaction) => {
          const row = await transaction.promotion.create({
            data: {
              ...columns,
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
            environment: promotion.target,
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
          message: `Another promotion into ${columns.target} is under way.`,
          remedy: "Wait until it ends, or abort it.",
        });
      }
    },

    async find(id) {
      const row = await database.promotion.findUnique({ where: { id }, include: withReleases });
      return row && toPromotion(row);
    },

    async holder(target) {
      const row = await database.promotion.findFirst({
        where: { target, status: { in: [...holding] } },
        include: withReleases,
      });
      return row && toPromotion(row);
    },

    async list({ environments, limit }) {
      const found = await database.promotion.findMany({
        where: environments === undefined ? {} : { target: { in: [...environments] } },
        orderBy: { requestedAt: "desc" },
        take: limit,
        include: withReleases,
      });
      return found.map(toPromotion);
    },

    history: (target) => targetHistory(database, target),

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
