export type HistoryKind =
  | "risk-fires"
  | "risk-holds"
  | "risk-unknown"
  | "decision"
  | "promotion"
  | "rollback"
  | "run"
  | "model";

export interface HistoryEntry {
  readonly key: string;
  readonly at: string;
  readonly kind: HistoryKind;
  readonly text: string;
  /** Where there is more of it. */
  readonly path: string;
}

/** What happened to a component, or to those of a zone. */
export interface ComponentHistory {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** What could not be read, in sentences. */
  readonly gaps: readonly string[];
}
