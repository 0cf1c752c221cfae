export {
  type RecordedEntry,
  recordedEntrySchema,
  type RecordEntry,
  type RecordFacts,
  type RecordSubject,
} from "./record-entry.ts";
export type { RecordFilter, RecordReader } from "./record-reader.ts";
