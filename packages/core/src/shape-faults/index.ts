export { describeIssue } from "./describe-issue.ts";
export { prototypeKeysIn } from "./prototype-keys.ts";
export { readPiece } from "./read-piece.ts";
export type { ShapeFault } from "./shape-fault.ts";
