import type { EvaluatedCheck } from "./evaluate-evidence.ts";
import type { EvidenceChange, EvidenceReading } from "./reading.ts";

/** Findings over time: the newest of each check, and every change of its outcome. */
export interface EvidenceStore {
  /** Keeps what was found, at the database's time, and forgets checks that no risk has any more.
   * @returns the risks of which an outcome changed */
  record(found: readonly EvaluatedCheck[]): Promise<readonly string[]>;
  current(): Promise<readonly EvidenceReading[]>;
  /** When anything was looked at last; null = nothing ever was. */
  lastCheckedAt(): Promise<string | null>;
  /** Newest first. */
  changes(risk: string, limit: number): Promise<readonly EvidenceChange[]>;
}
