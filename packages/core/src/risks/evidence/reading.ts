import { z } from "zod";

/** unknown = it could not be looked up: no proof in either direction, and never a pass. */
export const evidenceOutcomes = ["holding", "violated", "unknown"] as const;
export type EvidenceOutcome = (typeof evidenceOutcomes)[number];

/** What a check found. */
export interface EvidenceFinding {
  readonly outcome: EvidenceOutcome;
  /** The observed value in words: "1 pod ready". */
  readonly observed: string;
}

/** The newest finding of one check of one risk. */
export const evidenceReadingSchema = z.object({
  risk: z.string(),
  /** `evidenceCheckId` */
  check: z.string(),
  outcome: z.enum(evidenceOutcomes),
  observed: z.string(),
  /** Since when the outcome is what it is. */
  since: z.iso.datetime(),
  checkedAt: z.iso.datetime(),
});
export type EvidenceReading = z.infer<typeof evidenceReadingSchema>;

/** A past change of an outcome. */
export interface EvidenceChange {
  readonly check: string;
  readonly at: string;
  readonly outcome: EvidenceOutcome;
  readonly observed: string;
}

/** Nobody looks any more: what was true then proves nothing now. */
export const evidenceStaleAfterSeconds = 90;

/** @returns the reading, or unknown in its place where it is too old to be believed */
export function withoutStale(reading: EvidenceReading, now: Date): EvidenceReading {
  const ageSeconds = (now.getTime() - Date.parse(reading.checkedAt)) / 1000;
  return ageSeconds <= evidenceStaleAfterSeconds
    ? reading
    : { ...reading, outcome: "unknown", observed: `Not looked at since; last seen: ${reading.observed}` };
}

/** What is known of one check of a risk: its newest finding while that can be believed, else unknown. Both times are
 * null until it has been looked at. */
export function findingOf(
  readings: readonly EvidenceReading[],
  risk: string,
  check: string,
  now: Date,
): EvidenceFinding & { readonly since: string | null; readonly checkedAt: string | null } {
  const reading = readings.find((candidate) => candidate.risk === risk && candidate.check === check);
  return reading
    ? withoutStale(reading, now)
    : { outcome: "unknown", observed: "It has not been looked at yet.", since: null, checkedAt: null };
}
