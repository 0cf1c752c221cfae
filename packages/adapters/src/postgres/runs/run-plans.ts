import { planSummarySchema, type RunStore } from "@greenroom/core/runs";
import type { Database } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import type { Sealer } from "./sealer.ts";

/** Plan files, configurations and the values to keep out of logs are sealed; the summary is safe to show. */
export function createRunPlans(
  database: Database,
  sealer: Sealer,
): Pick<RunStore, "savePlan" | "loadPlan" | "findSummary"> {
  return {
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
  };
}
