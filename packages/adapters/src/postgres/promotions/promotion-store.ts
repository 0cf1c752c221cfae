import {
  initialSteps,
  type JobOf,
  type Promotion,
  type PromotionStore,
  promotionIdSchema,
  transitionPromotion,
} from "@greenroom/core/promotions";
import { err, ok } from "@greenroom/core/result";
import type { Queue } from "../../queue/index.ts";
import type { Database, DatabaseTransaction } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { toChangedColumns, toPromotion, withReleases } from "./promotion-row.ts";
import { targetHistory } from "./target-history.ts";

const uniqueViolation = "P2002";

/** @param queue gets the work that follows from a change in the change's own transaction */
export function createPromotionStore(database: Database, queue: Pick<Queue, "enqueueIn">): PromotionStore {
  const enqueue = async (transaction: DatabaseTransaction, promotion: Promotion, jobOf?: JobOf) => {
    const request = jobOf?.(promotion);
    if (request) await queue.enqueueIn(transaction, request);
  };
  return {
    async create({ requestedBy, gates, ...columns }, jobOf) {
      try {
        const created = await database.$transaction(async (transaction) => {
          const row = await transaction.promotion.create({
            data: {
              ...columns,
              requestedById: requestedBy.id,
              requestedByName: requestedBy.name,
              gates: [...gates],
              steps: initialSteps(),
            },
            include: withReleases,
          });
          const promotion = toPromotion(row);
          await enqueue(transaction, promotion, jobOf);
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

    async list(limit) {
      const rows = await database.promotion.findMany({
        orderBy: { requestedAt: "desc" },
        take: limit,
        include: withReleases,
      });
      return rows.map(toPromotion);
    },

    async active(target) {
      const row = await database.promotion.findFirst({
        where: { target, status: { in: ["pending", "running"] } },
        include: withReleases,
      });
      return row && toPromotion(row);
    },

    history: (target) => targetHistory(database, target),

    async change(id, event, jobOf) {
      return database.$transaction(async (transaction) => {
        const [locked] = await transaction.$queryRaw<{ now: Date }[]>`
          SELECT clock_timestamp() AS now FROM promotions WHERE id = ${id}::uuid FOR UPDATE`;
        if (locked === undefined)
          return err({ code: "promotion_not_found", message: "There is no such promotion." } as const);
        const row = await transaction.promotion.findUniqueOrThrow({ where: { id }, include: withReleases });
        const changed = transitionPromotion(toPromotion(row), event, locked.now.toISOString());
        if (!changed.ok) return changed;
        await transaction.promotion.update({
          where: { id },
          data: { ...toChangedColumns(changed.value), heartbeatAt: locked.now },
        });
        await enqueue(transaction, changed.value, jobOf);
        return changed;
      });
    },

    async heartbeat(id) {
      const [row] = await database.$queryRaw<{ wanted: boolean }[]>`
        UPDATE promotions SET heartbeat_at = clock_timestamp() WHERE id = ${id}::uuid
        RETURNING abort_requested_by IS NOT NULL AS wanted`;
      return { isAbortRequested: row?.wanted ?? false };
    },

    async lost(silentSeconds) {
      const rows = await database.$queryRaw<{ id: string }[]>`
        SELECT id FROM promotions WHERE status = 'running'
        AND coalesce(heartbeat_at, started_at) < clock_timestamp() - make_interval(secs => ${silentSeconds})`;
      return rows.map(({ id }) => promotionIdSchema.parse(id));
    },
  };
}
