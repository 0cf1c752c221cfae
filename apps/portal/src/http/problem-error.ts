import type { DomainError } from "@greenroom/core/result";

/** What went wrong, in words for people, as the server said it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** Of HTTP; 0 when no answer came. */
  readonly status: number;
  readonly problem: DomainError;
  constructor(status: number, problem: DomainError) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}
