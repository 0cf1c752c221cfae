import type { ChangeKind } from "@greenroom/core/architecture";

/** Beside the word, wherever a change is coloured. */
export const changeSigns: Readonly<Record<ChangeKind, string>> = {
  added: "+",
  removed: "−",
  changed: "Δ",
};
