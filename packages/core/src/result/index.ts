/** An expected failure: a stable code for machines, a public message and a remedy for people. */
export interface DomainError<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  /** The input field at fault, where one is. */
  readonly field?: string;
  /** What the reader can do about it. */
  readonly remedy?: string;
}

/** Expected outcomes are values; surprises are thrown. */
export type Result<Value, Failure = DomainError> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** The codes of the failures that a result may hold. */
export type CodesOf<Outcome> = Outcome extends { readonly ok: false; readonly error: infer Failure }
  ? Failure extends DomainError<infer Code>
    ? Code
    : never
  : never;

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function err<Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error };
}

/** Makes an unhandled case a compile error; throws RangeError when data from outside breaks the promise. */
export function assertNever(value: never): never {
  throw new RangeError(`unexpected value: ${JSON.stringify(value)}`);
}

/** Trying again cannot help. Thrown by ports, honoured by the job queue. */
export class TerminalError extends Error {
  override readonly name = "TerminalError";
}

/** A dependency could not be reached, did not answer or could not be read; trying later may help. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
  readonly dependency: string;
  /** For machines, where more is known than that it is unavailable; else undefined, because a library that carries
   * errors on, as Prisma does, takes one with a code for its own. */
  readonly code: string | undefined;
  /** What the reader can do; undefined = it heals by itself. */
  readonly remedy: string | undefined;
  /** A bundler may load this module more than once in a process, and a port may outlive the copy that made it: the
   * name is what all copies share. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "UnavailableError";
  }
  constructor(
    dependency: string,
    message: string,
    options: ErrorOptions & { readonly code?: string; readonly remedy?: string } = {},
  ) {
    super(message, options);
    this.dependency = dependency;
    this.code = options.code;
    this.remedy = options.remedy;
  }
}

/** What is unavailable, and what the reader can do about it, in one text. */
export function unavailableInWords({ message, remedy }: UnavailableError): string {
  return remedy === undefined ? message : `${message} ${remedy}`;
}
