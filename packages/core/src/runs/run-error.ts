import { type DomainError, err, type Result } from "../result/index.ts";

export const runErrorCodes = [
  "run_not_found",
  "run_status_conflict",
  "run_lease_lost",
  "workspace_not_found",
  "plan_digest_mismatch",
  "self_approval",
  "already_approved",
] as const;
export type RunErrorCode = (typeof runErrorCodes)[number];
export type RunError = DomainError<RunErrorCode>;

/** What each failure is over HTTP. */
export const runErrorStatus = {
  run_not_found: 404,
  run_status_conflict: 409,
  run_lease_lost: 409,
  workspace_not_found: 404,
  plan_digest_mismatch: 409,
  self_approval: 403,
  already_approved: 409,
} as const satisfies Record<RunErrorCode, number>;

export function runError(
  code: RunErrorCode,
  message: string,
  rest: { field?: string; remedy?: string } = {},
): Result<never, RunError> {
  return err({ code, message, ...rest });
}

export function runNotFound(): Result<never, RunError> {
  return runError("run_not_found", "There is no such run.", {
    remedy: "Open the list of runs and choose one there.",
  });
}
