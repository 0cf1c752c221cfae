import { actorSchema } from "@greenroom/core/access";
import { type RecordedDecision, riskDecisionSchema, type RiskDecisionStore } from "@greenroom/core/risks";
import type { Database } from "../database.ts";
import type { RiskDecision as DecisionRow } from "../generated/client.ts";

export function createRiskDecisionStore(database: Database): RiskDecisionStore {
  return {
    async add(risk, { status, reviewBy, acceptance, note }, by) {
      const row = await database.riskDecision.create({
        data: {
          risk,
          status,
          reviewBy: new Date(reviewBy),
          acceptanceReason: acceptance?.reason ?? null,
          acceptanceUntil: acceptance ? new Date(acceptance.until) : null,
          note,
          byId: by.id,
          byName: by.name,
        },
      });
      return toDecision(row);
    },
    async newest() {
      const rows = await database.riskDecision.findMany({
        distinct: ["risk"],
        orderBy: [{ risk: "asc" }, { id: "desc" }],
      });
      return rows.map(toDecision);
    },
    async history(risk, limit) {
      const rows = await database.riskDecision.findMany({
        where: { risk },
        orderBy: { id: "desc" },
        take: limit,
      });
      return rows.map(toDecision);
    },
  };
}

function toDecision(row: DecisionRow): RecordedDecision {
  return {
    ...riskDecisionSchema.parse({
      status: row.status,
      reviewBy: day(row.reviewBy),
      acceptance:
        row.acceptanceReason !== null && row.acceptanceUntil !== null
          ? { reason: row.acceptanceReason, until: day(row.acceptanceUntil) }
          : null,
      note: row.note,
    }),
    risk: row.risk,
    at: row.at.toISOString(),
    by: actorSchema.parse({ id: row.byId, name: row.byName }),
  };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
