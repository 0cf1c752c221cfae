import type { FocusDirection } from "@greenroom/core/architecture";

/** In the order in which they are offered. */
export const focusDirections = [
  "upstream",
  "both",
  "downstream",
] as const satisfies readonly FocusDirection[];
export const focusDepths = [1, 2, 3] as const;
