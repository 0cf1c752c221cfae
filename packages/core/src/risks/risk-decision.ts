import { z } from "zod";
import { actorSchema, can, type PersonalCause, type Viewer } from "../access/index.ts";
import { proseSchema } from "../architecture/index.ts";
import { type DomainError, err, ok, type Result } from "../result/index.ts";
import { isAcceptanceExpired, type Risk, riskStatuses } from "./risk.ts";

/** A person's word on a risk: it takes the place of what the file says until there is a newer one. */
export const riskDecisionSchema = z
  .strictObject({
    status: z.enum(riskStatuses),
    /** The day by which somebody looks at it again. */
    reviewBy: z.iso.date(),
    acceptance: z.strictObject({ reason: proseSchema, until: z.iso.date() }).nullable().default(null),
    note: z.string().trim().max(500).default(""),
  })
  .superRefine(({ status, acceptance }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (status === "accepted" && acceptance === null)
      fault("acceptance", "an accepted risk says why, and until when");
    if (status !== "accepted" && acceptance !== null)
      fault("acceptance", "only an accepted risk has an acceptance");
  });
export type RiskDecision = z.infer<typeof riskDecisionSchema>;

export const recordedDecisionSchema = z.object({
  ...riskDecisionSchema.shape,
  risk: z.string(),
  at: z.iso.datetime(),
  by: actorSchema,
});
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

export interface RiskDecisionStore {
  /** Adds one at the database's time; none is ever changed or removed. */
  add(risk: string, decision: RiskDecision, cause: PersonalCause): Promise<RecordedDecision>;
  /** The newest of each risk. */
  newest(): Promise<readonly RecordedDecision[]>;
  /** Newest first. */
  history(risk: string, limit: number): Promise<readonly RecordedDecision[]>;
}

/** The longest that a risk may be accepted for before somebody has to say so again. */
export const acceptanceDaysMax = 365;

export type RiskDecisionErrorCode = "risk_not_found" | "risk_acceptance_not_allowed" | "invalid_risk_date";

/** Whether this viewer may decide this now. Accepting is a decision of its own: it needs `risk:accept`.
 * @param today the calendar day, "2026-01-31" */
export function checkDecision(
  risk: Risk | null,
  decision: RiskDecision,
  viewer: Viewer,
  today: string,
): Result<Risk, DomainError<RiskDecisionErrorCode>> {
  if (risk === null) return err({ code: "risk_not_found", message: "The register has no such risk." });
  if (decision.status === "accepted" && !can(viewer, "risk:accept"))
    return err({
      code: "risk_acceptance_not_allowed",
      message: "Living with a risk is decided by an approver.",
      field: "status",
      remedy: "Ask an approver, or choose another status.",
    });
  const dates = { reviewBy: decision.reviewBy, "acceptance.until": decision.acceptance?.until ?? today };
  for (const [field, date] of Object.entries(dates)) {
    if (date < today)
      return err({ code: "invalid_risk_date", field, message: `${field} is in the past (${date}).` });
  }
  const latest = addDays(today, acceptanceDaysMax);
  if (decision.acceptance && decision.acceptance.until > latest)
    return err({
      code: "invalid_risk_date",
      field: "acceptance.until",
      message: `An acceptance ends within ${acceptanceDaysMax} days, by ${latest} at the latest.`,
    });
  return ok(risk);
}

/** The register's risk with the newest decision on it. An acceptance that has run out leaves the risk unchecked:
 * silence is no consent. */
export function withDecision(risk: Risk, decision: RiskDecision | null, today: string): Risk {
  const decided: Risk = decision
    ? {
        ...risk,
        status: decision.status,
        reviewBy: decision.reviewBy,
        acceptance: decision.acceptance ?? undefined,
      }
    : risk;
  return isAcceptanceExpired(decided, today) ? { ...decided, status: "unchecked" } : decided;
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
