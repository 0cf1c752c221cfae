/** A part of the sandbox cannot be prepared on this machine: what failed, why, and what a person can do.
 * The three strings are meant for people and may be shown as they are. */
export class PreparationError extends Error {
  override readonly name = "PreparationError";
  readonly what: string;
  readonly why: string;
  readonly remedy: string;

  constructor(failure: { what: string; why: string; remedy: string }, options?: ErrorOptions) {
    super(`${failure.what}: ${failure.why}. ${failure.remedy}`, options);
    this.what = failure.what;
    this.why = failure.why;
    this.remedy = failure.remedy;
  }
}
