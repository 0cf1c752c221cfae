import { randomBytes } from "node:crypto";
import type { UserId } from "@greenroom/core/access";
import { ok } from "@greenroom/core/result";
import {
  planSummarySchema,
  type Run,
  type RunId,
  type RunStep,
  type RunStore,
  runIdSchema,
  runNotFound,
  transition,
} from "@greenroom/core/runs";
import type { Database } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { toColumns, toRun } from "./run-row.ts";
import type { Sealer } from "./sealer.ts";

const holding = ["plan_queued", "planning", "planned", "confirmed", "apply_queued", "applying"];

export function createRunStore(database: Database, sealer: Sealer): RunStore {
  const update: RunStore["update"] = (id, decide, step) =>
    database.$transaction(async (transaction) => {
      const locked = await transaction.$queryRaw<
        { at: Date }[]
      >`SELECT clock_timestamp() AS at FROM runs WHERE id = ${id} FOR UPDATE`;
      const at = locked[0]?.at;
      if (at === undefined) return runNotFound();
      const row = await transaction.run.findUniqueOrThrow({ where: { id } });
      const decided = decide(toRun(row), at);
      if (!decided.ok) return decided;
      const columns = toColumns(decided.value);
      const heartbeatAt =
        columns.leaseId === null ? null : row.leaseId === columns.leaseId ? row.heartbeatAt : at;
      await transaction.run.update({ where: { id }, data: { ...columns, heartbeatAt } });
      await transaction.runStep.create({
        data: {
          runId: id,
          at,
          event: step.event,
          status: decided.value.status,
          byId: step.by?.id ?? null,
          byName: step.by?.name ?? null,
        },
      });
      return ok(decided.value);
    });

  return {
    async create(workspace, message, requestedBy) {
      const id = newRunId();
      const row = await database.$transaction(async (transaction) => {
        const created = await transaction.run.create({
          data: {
            id,
            environment: workspace.environment,
            layer: workspace.layer,
            status: "pending",
            state: { status: "pending" },
            message,
            requestedById: requestedBy.id,
            requestedByName: requestedBy.name,
          },
        });
        await transaction.runStep.create({
          data: {
            runId: id,
            at: created.requestedAt,
            event: "requested",
            status: "pending",
            byId: requestedBy.id,
            byName: requestedBy.name,
          },
        });
        return created;
      });
      return toRun(row);
    },
    async find(id) {
      const row = await database.run.findUnique({ where: { id } });
      return row && toRun(row);
    },
    async list({ environment, layers, status, before, limit }) {
      const cursor =
        before && (await database.run.findUnique({ where: { id: before }, select: { seq: true } }));
      const rows = await database.run.findMany({
        where: {
          ...(environment === undefined ? {} : { environment }),
          ...(layers === undefined ? {} : { layer: { in: [...layers] } }),
          ...(status === undefined ? {} : { status }),
          ...(cursor ? { seq: { lt: cursor.seq } } : {}),
        },
        orderBy: { seq: "desc" },
        take: limit,
      });
      return rows.map(toRun);
    },
    async listInStatus(statuses) {
      const rows = await database.run.findMany({
        where: { status: { in: [...statuses] } },
        orderBy: { seq: "asc" },
      });
      return rows.map(toRun);
    },
    update,
    async advance() {
      const next = await database.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT ON (environment, layer) id FROM runs AS waiting
        WHERE status = 'pending' AND NOT EXISTS (
          SELECT 1 FROM runs AS holder
          WHERE holder.environment = waiting.environment AND holder.layer = waiting.layer
            AND holder.status = ANY (${holding}))
        ORDER BY environment, layer, seq`;
      const advanced: Run[] = [];
      for (const { id } of next) {
        const run = await update(
          runIdSchema.parse(id),
          (current, at) => transition(current, { type: "turn_came", at }),
          { event: "turn_came", by: null },
        ).catch(whenTaken);
        if (run?.ok) advanced.push(run.value);
      }
      return advanced;
    },
    async steps(id) {
      const rows = await database.runStep.findMany({ where: { runId: id }, orderBy: { seq: "asc" } });
      return rows.map(
        (row): RunStep => ({
          at: row.at,
          event: row.event as RunStep["event"],
          status: row.status as RunStep["status"],
          by: row.byId === null ? null : { id: row.byId as UserId, name: row.byName ?? "" },
        }),
      );
    },
    async heartbeat(id, leaseId) {
      const rows = await database.$queryRaw<{ cancelRequested: boolean }[]>`
        UPDATE runs SET heartbeat_at = clock_timestamp()
        WHERE id = ${id} AND lease_id = ${leaseId} RETURNING cancel_requested AS "cancelRequested"`;
      return { held: rows.length > 0, cancelRequested: rows[0]?.cancelRequested ?? false };
    },
    async listLost(silentSeconds) {
      const rows = await database.$queryRaw<{ id: string }[]>`
        SELECT id FROM runs WHERE status IN ('planning', 'applying')
          AND heartbeat_at < clock_timestamp() - make_interval(secs => ${silentSeconds}::float8)`;
      return rows.map(({ id }) => runIdSchema.parse(id));
    },
    async savePlan(id, plan) {
      const sealed = {
        planFile: sealer.seal(plan.planFile, `plan-file:${id}`),
        configuration: sealer.seal(plan.configuration, `configuration:${id}`),
        sensitive: sealer.seal(Buffer.from(JSON.stringify(plan.sensitive)), `sensitive:${id}`),
        summary: plan.summary as unknown as Prisma.InputJsonValue,
      };
      await database.runPlan.upsert({
        where: { runId: id },
        create: { runId: id, ...sealed },
        update: sealed,
      });
    },
    async loadPlan(id) {
      const row = await database.runPlan.findUnique({ where: { runId: id } });
      if (!row?.planFile || !row.configuration || !row.sensitive) return null;
      const sensitive = Buffer.from(sealer.open(row.sensitive, `sensitive:${id}`)).toString();
      return {
        planFile: sealer.open(row.planFile, `plan-file:${id}`),
        configuration: sealer.open(row.configuration, `configuration:${id}`),
        summary: planSummarySchema.parse(row.summary),
        sensitive: JSON.parse(sensitive) as string[],
      };
    },
    async findSummary(id) {
      const row = await database.runPlan.findUnique({ where: { runId: id }, select: { summary: true } });
      return row && planSummarySchema.parse(row.summary);
    },
    async dropPlanFile(id) {
      await database.runPlan.updateMany({
        where: { runId: id },
        data: { planFile: null, configuration: null, sensitive: null },
      });
    },
  };
}

/** Another process gave the workspace to a run first; the unique index said so. */
function whenTaken(error: unknown): null {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return null;
  throw error;
}

function newRunId(): RunId {
  const digits = Array.from(randomBytes(16), (byte) => (byte % 36).toString(36)).join("");
  return runIdSchema.parse(`run-${digits}`);
}
