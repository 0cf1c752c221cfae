import { type EvidenceChange, evidenceReadingSchema, type EvidenceStore } from "@greenroom/core/risks";
import type { Database } from "../database.ts";

export function createEvidenceStore(database: Database): EvidenceStore {
  return {
    async record(found) {
      const rows = JSON.stringify(found);
      return await database.$transaction(async (transaction) => {
        // now() is the transaction's time: a row whose `since` it is has just changed. Sorted, so that two workers
        // take the rows in the same order.
        const changed = await transaction.$queryRaw<{ risk: string }[]>`
          WITH found AS (
            SELECT * FROM jsonb_to_recordset(${rows}::jsonb)
              AS row (risk text, "check" text, outcome text, observed text)
            ORDER BY risk, "check"
          ), written AS (
            INSERT INTO risk_evidence AS kept (risk, check_id, outcome, observed, since, checked_at)
            SELECT risk, "check", outcome, observed, now(), now() FROM found
            ON CONFLICT (risk, check_id) DO UPDATE SET
              outcome = EXCLUDED.outcome, observed = EXCLUDED.observed, checked_at = EXCLUDED.checked_at,
              since = CASE WHEN kept.outcome = EXCLUDED.outcome THEN kept.since ELSE EXCLUDED.since END
            RETURNING risk, check_id, outcome, observed, since, since = checked_at AS is_change
          ), logged AS (
            INSERT INTO risk_evidence_changes (risk, check_id, outcome, observed, at)
            SELECT risk, check_id, outcome, observed, since FROM written WHERE is_change
            RETURNING risk
          )
          SELECT DISTINCT risk FROM logged`;
        await transaction.$executeRaw`
          DELETE FROM risk_evidence AS kept WHERE NOT EXISTS (
            SELECT FROM jsonb_to_recordset(${rows}::jsonb) AS row (risk text, "check" text)
            WHERE row.risk = kept.risk AND row."check" = kept.check_id)`;
        return changed.map(({ risk }) => risk);
      });
    },
    async current() {
      const rows = await database.riskEvidence.findMany({ orderBy: [{ risk: "asc" }, { checkId: "asc" }] });
      return rows.map((row) =>
        evidenceReadingSchema.parse({
          ...row,
          check: row.checkId,
          since: row.since.toISOString(),
          checkedAt: row.checkedAt.toISOString(),
        }),
      );
    },
    async lastCheckedAt() {
      const { _max } = await database.riskEvidence.aggregate({ _max: { checkedAt: true } });
      return _max.checkedAt?.toISOString() ?? null;
    },
    async changes(risk, limit) {
      const rows = await database.riskEvidenceChange.findMany({
        where: { risk },
        orderBy: { id: "desc" },
        take: limit,
      });
      return rows.map(({ checkId, outcome, observed, at }) => ({
        check: checkId,
        at: at.toISOString(),
        outcome: outcome as EvidenceChange["outcome"],
        observed,
      }));
    },
  };
}
