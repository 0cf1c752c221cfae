export { findUnstorable } from "./find-unstorable.ts";
export { depthMax, isTooDeep } from "./is-too-deep.ts";
