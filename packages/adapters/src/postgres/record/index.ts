export { appendRecord } from "./append-record.ts";
export { createRecordReader } from "./record-reader.ts";
