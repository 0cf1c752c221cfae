import { z } from "zod";
import { type DomainError, err, ok, type Result } from "../result/index.ts";
import { depthMax, findUnstorable, isTooDeep } from "../storable/index.ts";
import type { RunId } from "./run.ts";

const storable = [
  (given: unknown) => findUnstorable(given) === null,
  "holds a NUL character or half of a character, which cannot be kept",
] as const;

/** Terraform counts up from 1 by one with each change; what keeps it counts no further than this. */
const serialMax = 2 ** 31 - 1;

/** What Terraform sends when it takes a lock; unknown fields are kept, since they are shown to who is refused. */
export const lockInfoSchema = z
  .looseObject({
    ID: z.string("is needed").min(1, "is needed").max(200, "has at most 200 characters"),
    Operation: z.string().default(""),
    Info: z.string().default(""),
    Who: z.string().default(""),
    Version: z.string().default(""),
    /** Absent rather than empty: Terraform reads it back as a time. */
    Created: z.string().optional(),
    Path: z.string().default(""),
  })
  .refine((given) => !isTooDeep(given), {
    abort: true,
    error: `holds lists or objects more than ${depthMax} deep within each other`,
  })
  .refine(...storable);
export type LockInfo = z.infer<typeof lockInfoSchema>;

/** The right to write a workspace's state. */
export interface StateLock {
  readonly info: LockInfo;
  readonly acquiredAt: Date;
  /** The run that holds it; null when a person does, from a terminal. */
  readonly runId: RunId | null;
}

/** One stored Terraform state, without its content. */
export interface StateVersion {
  readonly serial: number;
  readonly lineage: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
  readonly runId: RunId | null;
}

/** The head of a Terraform state file. */
const stateHeadSchema = z.object({
  version: z.literal(4, "is 4, the only format that is read"),
  serial: z.int("is a whole number").min(0, "is 0 or more").max(serialMax, `is at most ${serialMax}`),
  lineage: z
    .string("is needed")
    .min(1, "is needed")
    .refine(...storable),
});
export type StateHead = z.infer<typeof stateHeadSchema>;

export type StateErrorCode =
  | "state_invalid"
  | "state_locked"
  | "state_not_locked"
  | "state_lock_mismatch"
  | "state_lineage_mismatch"
  | "state_serial_behind"
  | "state_credential_revoked";

/** `holder` is what the refused client is shown. */
export interface StateError extends DomainError<StateErrorCode> {
  readonly holder?: LockInfo;
}

/** @param content of a state file, as a client sent it; the error does not quote it */
export function readStateHead(content: Uint8Array): Result<StateHead, StateError> {
  const head = stateHeadSchema.safeParse(parse(content));
  if (head.success) return ok(head.data);
  const issue = head.error.issues.find(({ path }) => path.length > 0);
  const fault = issue === undefined ? "" : `: ${issue.path.join(".")} ${issue.message}`;
  return err({
    code: "state_invalid",
    message: `The body is no Terraform state of format 4${fault}.`,
  });
}

function parse(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content));
  } catch {
    return undefined;
  }
}

/** What may be written over what: only by the lock's holder, never another lineage, never backwards. Writing the
 * same serial again is allowed for the same content alone (a client that did not hear the answer). */
export function checkStateWrite(
  current: (StateHead & { readonly sha256: string }) | null,
  next: StateHead & { readonly sha256: string },
  lock: StateLock | null,
  lockId: string | null,
): Result<"write" | "unchanged", StateError> {
  if (lock === null)
    return err({
      code: "state_not_locked",
      message: "The state is not locked, so nobody may write it.",
      remedy: "Run Terraform with locking on (-lock=true).",
    });
  if (lockId === null || lock.info.ID !== lockId)
    return err({
      code: "state_lock_mismatch",
      message: `The state is locked by ${lock.info.Who || "another client"}, not by this one.`,
      holder: lock.info,
    });
  if (current === null) return ok("write");
  if (current.lineage !== next.lineage)
    return err({
      code: "state_lineage_mismatch",
      message: `This state belongs to another lineage (${next.lineage}) than the stored one (${current.lineage}).`,
    });
  if (next.serial === current.serial && next.sha256 === current.sha256) return ok("unchanged");
  if (next.serial <= current.serial)
    return err({
      code: "state_serial_behind",
      message: `Serial ${next.serial} is not newer than the stored serial ${current.serial}.`,
    });
  return ok("write");
}
