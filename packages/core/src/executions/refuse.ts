import { type DomainError, err, type Result } from "../result/index.ts";

/** Why an execution refuses what is asked of it: one name each, for runs and for promotions. */
export type RefusalCode =
  /** Its status does not allow it; it may have moved on. */
  | "status_conflict"
  /** Another worker speaks for it, or the one that says this was given up. */
  | "lease_lost"
  /** A worker is at it. */
  | "lease_held"
  /** Whoever asked for it approves it. */
  | "self_approval"
  /** The same person approves it again. */
  | "already_approved"
  /** Approvals are missing. */
  | "not_approved"
  /** A person wants it to stop, so nothing further begins. */
  | "stop_requested"
  /** The approval names another plan. */
  | "plan_digest_mismatch";

export function refuse<const Code extends RefusalCode>(
  code: Code,
  message: string,
  rest: Pick<DomainError, "field" | "remedy"> = {},
): Result<never, DomainError<Code>> {
  return err({ code, message, ...rest });
}
