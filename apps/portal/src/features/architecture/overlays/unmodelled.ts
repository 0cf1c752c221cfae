import type { DiagramNode } from "@greenroom/core/architecture";
import { mark, type MarkClass, type NodeMark } from "./overlay.ts";

/** Of every overlay: none of them knows more of it than that it is there. */
export const unmodelledClass: MarkClass = {
  id: "unmodelled",
  label: "seen, not modelled",
  meaning: "it runs in the cluster, and no component of the model is bound to it",
  paint: { colour: "var(--gr-idle)", washPercent: 0, look: "dotted" },
};

export function markUnmodelled({ detail }: DiagramNode): NodeMark {
  return mark(unmodelledClass.id, `seen ${detail}, not modelled`);
}
