import type { PartChange } from "@greenroom/core/architecture";
import type { Emphasis, EmphasisView } from "../emphasis.ts";
import type { ComparisonDrawing } from "./comparison-view.ts";

/** How the one layout is shown. */
export const comparisonViews = ["overlay", "side-by-side", "changes"] as const;

/** Which parts of the layout are shown: all, those of one side, or what differs with its ends. */
export type Shown = "both" | "before" | "after" | "changes";

/** @param highlighted a row of the legend that somebody points out; null = none */
export function changeEmphasis(
  { view, nodes, edges }: ComparisonDrawing,
  shown: Shown,
  highlighted: string | null,
): EmphasisView {
  const ends = new Set(
    view.edges.filter(({ key }) => isChanged(edges[key])).flatMap(({ from, to }) => [from, to]),
  );
  const strengthOf = (change: PartChange, isEnd: boolean): Emphasis => {
    if ((shown === "before" && change === "added") || (shown === "after" && change === "removed"))
      return "hidden";
    if (highlighted !== null) return change === highlighted ? "full" : "faint";
    if (shown !== "changes" || change !== "same") return "full";
    return isEnd ? "half" : "faint";
  };
  const shownNodes = new Map(
    view.nodes.map(({ key }) => [key, strengthOf(nodes[key]?.change ?? "same", ends.has(key))]),
  );
  return {
    nodes: shownNodes,
    edges: new Map(
      view.edges.map(({ key, from, to }) => {
        const isCut = [from, to].some((end) => shownNodes.get(end) === "hidden");
        return [key, isCut ? "hidden" : strengthOf(edges[key] ?? "same", false)];
      }),
    ),
    groups: new Map(
      view.groups.map(({ key, nodes: inside }) => [
        key,
        strongest(inside.map((node) => shownNodes.get(node) ?? "full")),
      ]),
    ),
  };
}

function isChanged(change: PartChange | undefined): boolean {
  return change !== undefined && change !== "same";
}

function strongest(found: readonly Emphasis[]): Emphasis {
  return (
    (["full", "half", "faint", "hidden"] as const).find((emphasis) => found.includes(emphasis)) ?? "full"
  );
}
