import { z } from "zod";
import { modelIdSchema, proseSchema, labelSchema } from "../architecture/index.ts";
import { evidenceCheckId, evidenceCheckSchema } from "./evidence/evidence-check.ts";

export const riskCategories = [
  "availability",
  "capacity",
  "change",
  "compliance",
  "consistency",
  "correctness",
  "cost",
  "infrastructure",
  "observability",
  "privacy",
  "product",
  "security",
] as const;

export const riskStatuses = ["unchecked", "in-discussion", "in-progress", "mitigated", "accepted"] as const;
export type RiskStatus = (typeof riskStatuses)[number];

/** 1 = rare … 5 = almost certain; 1 = a nuisance … 5 = all members, or the company. */
const ratingSchema = z.int().min(1, "a rating is 1 to 5").max(5, "a rating is 1 to 5");
export const assessmentSchema = z.strictObject({ likelihood: ratingSchema, impact: ratingSchema });
export type Assessment = z.infer<typeof assessmentSchema>;

export const riskSchema = z
  .strictObject({
    id: modelIdSchema,
    title: labelSchema,
    category: z.enum(riskCategories),
    components: z.array(modelIdSchema).min(1, "a risk names the components it sits in"),
    /** Before any mitigation. */
    inherent: assessmentSchema,
    /** With the mitigations in place. */
    residual: assessmentSchema,
    /** 1 = paged within five minutes … 5 = found by auditors, or never. */
    detectability: ratingSchema,
    cause: proseSchema,
    /** What would be seen when it happens. */
    detection: proseSchema,
    mitigations: z.array(proseSchema).min(1, "a risk has a mitigation, or says why it is accepted"),
    /** What of it can be looked up in the running platform. */
    evidence: z.array(evidenceCheckSchema).default([]),
    owner: modelIdSchema,
    status: z.enum(riskStatuses),
    /** The day by which its owner looks at it again. */
    reviewBy: z.iso.date(),
    acceptance: z.strictObject({ reason: proseSchema, until: z.iso.date() }).optional(),
  })
  .superRefine((risk, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (risk.status === "accepted" && !risk.acceptance)
      fault("acceptance", "an accepted risk says why, and until when");
    if (risk.status !== "accepted" && risk.acceptance)
      fault("status", "only an accepted risk has an acceptance");
    if (score(risk.residual) > score(risk.inherent))
      fault("residual", "a mitigation does not make a risk greater");
    const checks = risk.evidence.map(evidenceCheckId);
    const twice = checks.find((check, index) => checks.indexOf(check) !== index);
    if (twice !== undefined) fault("evidence", `the check ${twice} is listed twice`);
  });
export type Risk = z.infer<typeof riskSchema>;

/** Likelihood × impact, 1–25. */
export function score({ likelihood, impact }: Assessment): number {
  return likelihood * impact;
}

/** Residual score × detectability, 1–125: what to look at first, since what nobody notices grows. */
export function priorityNumber(risk: Risk): number {
  return score(risk.residual) * risk.detectability;
}

export const riskBands = ["low", "medium", "high", "critical"] as const;
export type RiskBand = (typeof riskBands)[number];

export function band(assessment: Assessment): RiskBand {
  const value = score(assessment);
  if (value >= 15) return "critical";
  if (value >= 10) return "high";
  return value >= 5 ? "medium" : "low";
}

/** @param today the calendar day, "2026-01-31" */
export function isReviewOverdue(risk: Risk, today: string): boolean {
  return risk.reviewBy < today;
}

export function isAcceptanceExpired(risk: Risk, today: string): boolean {
  return risk.acceptance !== undefined && risk.acceptance.until < today;
}

/** What needs a decision first: expired acceptances and overdue reviews, then by priority number. */
export function byPriority(risks: readonly Risk[], today: string): readonly Risk[] {
  const late = (risk: Risk) => Number(isAcceptanceExpired(risk, today) || isReviewOverdue(risk, today));
  return [...risks].sort(
    (a, b) =>
      late(b) - late(a) ||
      priorityNumber(b) - priorityNumber(a) ||
      score(b.inherent) - score(a.inherent) ||
      a.id.localeCompare(b.id),
  );
}
