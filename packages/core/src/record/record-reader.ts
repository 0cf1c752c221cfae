import type { UserId } from "../access/index.ts";
import type { RecordedEntry, RecordSubject } from "./record-entry.ts";

/** What is left out does not narrow. */
export interface RecordFilter {
  readonly subject?: RecordSubject;
  readonly actorId?: UserId;
  readonly action?: string;
  readonly environment?: string;
  readonly requestId?: string;
  /** Only entries older than this one. */
  readonly before?: bigint;
}

/** Reads what happened. Entries are written by the stores, each in the transaction of the change it tells of. */
export interface RecordReader {
  /** Newest first. */
  list(filter: RecordFilter, limit: number): Promise<readonly RecordedEntry[]>;
}
