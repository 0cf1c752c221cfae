import { type DomainError, err, type Result } from "../result/index.ts";

export function runNotFound(): Result<never, DomainError<"run_not_found">> {
  return err({
    code: "run_not_found",
    message: "There is no such run.",
    remedy: "Open the list of runs and choose one there.",
  });
}
