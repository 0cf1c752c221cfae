import type { UserId } from "@greenroom/core/access";
import { type Run, runIdSchema, runStateSchema, workspaceSchema } from "@greenroom/core/runs";
import type { Prisma, Run as RunRow } from "../generated/client.ts";

export function toRun(row: RunRow): Run {
  return {
    id: runIdSchema.parse(row.id),
    workspace: workspaceSchema.parse({ environment: row.environment, layer: row.layer }),
    message: row.message,
    requestedBy: { id: row.requestedById as UserId, name: row.requestedByName },
    requestedAt: row.requestedAt,
    statusSince: row.statusSince,
    ...runStateSchema.parse(row.state),
  };
}

/** The columns that follow from a run's state. `heartbeatAt` begins with the lease. */
export function toColumns(run: Run): Prisma.RunUpdateInput {
  const lease = "lease" in run ? run.lease : null;
  return {
    status: run.status,
    statusSince: run.statusSince,
    // Parsing strips what is not of the state; dates become text in JSON.
    state: JSON.parse(JSON.stringify(runStateSchema.parse(run))) as Prisma.InputJsonValue,
    leaseId: lease?.id ?? null,
    cancelRequested: "cancel" in run && run.cancel !== null,
  };
}
