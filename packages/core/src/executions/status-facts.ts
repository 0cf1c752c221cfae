/** How a status looks to people: good = judged and fine; busy = something moves; waiting = for a person or a turn;
 * warn and bad = look at it; idle = nothing is there any more. */
export type StatusTone = "good" | "busy" | "waiting" | "warn" | "bad" | "idle";

/** What every status of every execution says of itself. */
export interface ExecutionStatusFacts {
  /** Nothing follows. */
  readonly final: boolean;
  readonly tone: StatusTone;
  /** What people read. */
  readonly word: string;
}
