import type { ChangeKind } from "@greenroom/core/architecture";
import type { Comparison } from "./comparison-view.ts";

export type ChangeWords = Readonly<Record<ChangeKind, string>>;

/** Between two revisions something was added or removed; of two sides that stand beside each other, one lacks it. */
export function changeWords({
  mode,
  before,
  after,
}: Pick<Comparison, "mode" | "before" | "after">): ChangeWords {
  switch (mode) {
    case "revision":
      return { added: "added", removed: "removed", changed: "changed" };
    case "cluster":
    case "terraform":
    case "environments":
      return { added: `only in ${after}`, removed: `only in ${before}`, changed: "differs" };
    default:
      return mode satisfies never;
  }
}
