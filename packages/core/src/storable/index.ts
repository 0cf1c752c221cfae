export { findUnstorable } from "./find-unstorable.ts";
