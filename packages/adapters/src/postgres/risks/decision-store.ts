import { actorSchema } from "@greenroom/core/access";
import type { RecordFacts } from "@greenroom/core/record";
import { type RecordedDecision, riskDecisionSchema, type RiskDecisionStore } from "@greenroom/core/risks";
import type { Database } from "../database.ts";
import { appendRecord } from "../record/index.ts";
import type { RiskDecision as DecisionRow } from "../generated/client.ts";

export function createRiskDecisionStore(database: Database): RiskDecisionStore {
  return {
    add: (risk, { status, reviewBy, acceptance, note }, cause) =>
      database.$transaction(async (transaction) => {
        const before = await transaction.riskDecision.findFirst({ where: { risk }, orderBy: { id: "desc" } });
        const row = await transaction.riskDecision.create({
          data: {
            risk,
            status,
            reviewBy: new Date(reviewBy),
            acceptanceReason: acceptance?.reason ?? null,
            acceptanceUntil: acceptance ? new Date(acceptance.until) : null,
            note,
            byId: cause.actor.id,
            byName: cause.actor.name,
          },
        });
        await appendRecord(transaction, {
          cause,
          action: "risk.decided",
          subject: { kind: "risk", id: risk },
          reason: acceptance?.reason ?? (note || null),
          before: before && factsOf(before),
          after: factsOf(row),
        });
        return toDecision(row);
      }),
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

function factsOf({ status, reviewBy, acceptanceUntil }: DecisionRow): RecordFacts {
  return { status, reviewBy: day(reviewBy), acceptedUntil: acceptanceUntil && day(acceptanceUntil) };
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
