import { z } from "zod";
import { actorSchema, type Cause } from "../access/index.ts";

/** What an entry can be about. */
export const recordSubjectKinds = [
  "person",
  "token",
  "run",
  "state",
  "release",
  "promotion",
  "risk",
  "rollout",
] as const;
export type RecordSubjectKind = (typeof recordSubjectKinds)[number];

export interface RecordSubject {
  readonly kind: RecordSubjectKind;
  /** A workspace's name for a state, else the id by which pages show it. */
  readonly id: string;
}

/** Facts as small JSON. Never a secret: what is on record stays there and is read by many. */
export type RecordFacts = { readonly [name: string]: RecordValue };
type RecordValue = string | number | boolean | null | readonly RecordValue[] | RecordFacts;

/** One thing that happened, as the change that caused it puts it on record. */
export interface RecordEntry {
  readonly cause: Cause;
  /** The subject's kind and what happened, in the past tense: "run.approved". */
  readonly action: `${RecordSubjectKind}.${string}`;
  readonly subject: RecordSubject;
  /** Left out or null where it belongs to no environment or service in particular. */
  readonly environment?: string | null;
  readonly service?: string | null;
  /** In the actor's own words. */
  readonly reason?: string | null;
  /** Only what changed; left out or null where there was nothing before. */
  readonly before?: RecordFacts | null;
  readonly after?: RecordFacts | null;
}

const factsSchema = z.record(z.string(), z.json());

/** An entry as it stands on record. */
export const recordedEntrySchema = z.object({
  /** Grows with each entry. A number that is missing belonged to a change that was not made. */
  id: z.bigint(),
  /** By the database's clock. */
  at: z.date(),
  actor: actorSchema.nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  subject: z.object({ kind: z.enum(recordSubjectKinds), id: z.string() }),
  environment: z.string().nullable(),
  service: z.string().nullable(),
  reason: z.string().nullable(),
  before: factsSchema.nullable(),
  after: factsSchema.nullable(),
});
export type RecordedEntry = z.infer<typeof recordedEntrySchema>;
