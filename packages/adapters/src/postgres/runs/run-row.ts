import { actorSchema } from "@greenroom/core/access";
import { type Run, runIdSchema, runStateSchema, workspaceSchema } from "@greenroom/core/runs";
import type { Prisma, Run as RunRow } from "../generated/client.ts";

export function toRun(row: RunRow): Run {
  return {
    id: runIdSchema.parse(row.id),
    workspace: workspaceSchema.parse({ environment: row.environment, layer: row.layer }),
    message: row.message,
    requestedBy: actorSchema.parse({ id: row.requestedById, name: row.requestedByName }),
    requestedAt: row.requestedAt,
    statusSince: row.statusSince,
    ...runStateSchema.parse(row.state),
  };
}

/** The columns that follow from a run's state. */
export function toColumns(run: Run) {
  return {
    status: run.status,
    statusSince: run.statusSince,
    // Parsing strips what is not of the state; dates become text in JSON.
    state: JSON.parse(JSON.stringify(runStateSchema.parse(run))) as Prisma.InputJsonValue,
    leaseId: leaseIdOf(run),
    stopRequested: "cancel" in run && run.cancel !== null,
  };
}

export function leaseIdOf(run: Run): string | null {
  return "lease" in run ? run.lease.id : null;
}
