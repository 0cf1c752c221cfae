import { type DomainError, err, type Result } from "../result/index.ts";

/** Why a run refuses what is asked of it. */
export const runErrorCodes = [
  "run_not_found",
  "run_status_conflict",
  "run_lease_lost",
  "plan_digest_mismatch",
  "self_approval",
  "already_approved",
] as const;
export type RunErrorCode = (typeof runErrorCodes)[number];
export type RunError = DomainError<RunErrorCode>;

export function runError(
  code: RunErrorCode,
  message: string,
  rest: { field?: string; remedy?: string } = {},
): Result<never, RunError> {
  return err({ code, message, ...rest });
}

export function runNotFound() {
  return err({
    code: "run_not_found",
    message: "There is no such run.",
    remedy: "Open the list of runs and choose one there.",
  } as const);
}
