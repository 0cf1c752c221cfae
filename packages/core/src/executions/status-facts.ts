/** How a status looks to people: good = judged and fine; busy = something moves; waiting = for a person or a turn;
 * warn and bad = look at it; idle = nothing is there any more. */
export type StatusTone = "good" | "busy" | "waiting" | "warn" | "bad" | "idle";

/** How a status is shown, everywhere: its tone, and the word that people read, as it stands alone. */
export interface ShownStatus {
  readonly tone: StatusTone;
  readonly word: string;
}

/** What every status of every execution says of itself. */
export interface ExecutionStatusFacts extends ShownStatus {
  /** Nothing follows. */
  readonly final: boolean;
}
