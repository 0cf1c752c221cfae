import { randomBytes } from "node:crypto";
import { userIdSchema } from "@greenroom/core/access";
import {
  jobOfRun,
  type Run,
  type RunId,
  type RunStep,
  type RunStore,
  runIdSchema,
  runJobs,
  runStatusesThat,
  workspaceName,
  workspaceSchema,
} from "@greenroom/core/runs";
import { createLiveNotifier } from "../../live/index.ts";
import type { Database } from "../database.ts";
import { createExecutionRows, createJobOutbox, type TransactionalQueue } from "../executions/index.ts";
import { appendRecord } from "../record/index.ts";
import { createRunChanges } from "./change-run.ts";
import { giveTurn } from "./give-turn.ts";
import { createRunPlans } from "./run-plans.ts";
import { toRun } from "./run-row.ts";
import type { Sealer } from "./sealer.ts";

const holding = runStatusesThat((facts) => facts.holdsWorkspace);

/** @param queue gets the work that follows from a change in the change's own transaction */
export function createRunStore(database: Database, sealer: Sealer, queue: TransactionalQueue): RunStore {
  const rows = createExecutionRows(database, "runs");
  const outbox = createJobOutbox<Run>(queue, Object.values(runJobs), jobOfRun);
  const changes = createRunChanges(database, rows, outbox);

  return {
    create: (run, cause) =>
      changes.inTurn(run.workspace, async (transaction) => {
        const { workspace, message, requestedBy } = run;
        const { id, requestedAt } = await transaction.run.create({
          data: {
            id: newRunId(),
            ...workspace,
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
            at: requestedAt,
            event: "requested",
            status: "pending",
            byId: requestedBy.id,
            byName: requestedBy.name,
          },
        });
        await appendRecord(transaction, {
          cause,
          action: "run.requested",
          subject: { kind: "run", id },
          environment: workspace.environment,
          reason: message || null,
          after: { status: "pending", workspace: workspaceName(workspace) },
        });
        await createLiveNotifier(transaction).notify({ topic: "runs", key: id });
        await giveTurn(transaction, workspace, outbox);
        return toRun(await transaction.run.findUniqueOrThrow({ where: { id } }));
      }),
    async find(id) {
      const row = await database.run.findUnique({ where: { id } });
      return row && toRun(row);
    },
    async holder(workspace) {
      const row = await database.run.findFirst({ where: { ...workspace, status: { in: [...holding] } } });
      return row && toRun(row);
    },
    async holders() {
      const found = await database.run.findMany({ where: { status: { in: [...holding] } } });
      return found.map(toRun);
    },
    async newestPlanned({ environment, layer }) {
      const [newest] = await database.$queryRaw<{ id: string }[]>`
        SELECT id FROM runs
        WHERE environment = ${environment} AND layer = ${layer} AND jsonb_typeof(state -> 'plan') = 'object'
        ORDER BY seq DESC LIMIT 1`;
      const row = newest && (await database.run.findUnique({ where: { id: newest.id } }));
      return row ? toRun(row) : null;
    },
    async list({ environments, layers, status, before, limit }) {
      const cursor =
        before && (await database.run.findUnique({ where: { id: before }, select: { seq: true } }));
      const found = await database.run.findMany({
        where: {
          ...(environments === undefined ? {} : { environment: { in: [...environments] } }),
          ...(layers === undefined ? {} : { layer: { in: [...layers] } }),
          ...(status === undefined ? {} : { status }),
          ...(cursor ? { seq: { lt: cursor.seq } } : {}),
        },
        orderBy: { seq: "desc" },
        take: limit,
      });
      return found.map(toRun);
    },
    change: changes.change,
    giveUp: changes.giveUp,
    heartbeat: rows.heartbeat,
    async listSilent() {
      return (await rows.listSilent()).map((id) => runIdSchema.parse(id));
    },
    async giveTurns() {
      const waiting = await database.run.findMany({
        where: { status: "pending" },
        distinct: ["environment", "layer"],
        select: { environment: true, layer: true },
      });
      for (const row of waiting) {
        const workspace = workspaceSchema.parse(row);
        await changes.inTurn(workspace, (transaction) => giveTurn(transaction, workspace, outbox));
      }
    },
    async steps(id) {
      const found = await database.runStep.findMany({ where: { runId: id }, orderBy: { seq: "asc" } });
      return found.map(
        (row): RunStep => ({
          at: row.at,
          event: row.event as RunStep["event"],
          status: row.status as RunStep["status"],
          by: row.byId === null ? null : { id: userIdSchema.parse(row.byId), name: row.byName ?? "" },
        }),
      );
    },
    ...createRunPlans(database, sealer),
  };
}

function newRunId(): RunId {
  const digits = Array.from(randomBytes(16), (byte) => (byte % 36).toString(36)).join("");
  return runIdSchema.parse(`run-${digits}`);
}
