import type { DiagramEdge, DiagramGroup, DiagramView } from "@greenroom/core/architecture";

/** How strongly a part is drawn: half = two or more hops from what is looked at, faint = out of it. */
export type Emphasis = "full" | "half" | "faint" | "hidden";

export interface EmphasisView {
  readonly nodes: ReadonlyMap<string, Emphasis>;
  readonly groups: ReadonlyMap<string, Emphasis>;
  readonly edges: ReadonlyMap<string, Emphasis>;
}

interface Attention {
  /** Hops from the node in focus, of those within reach; null = nothing is in focus. */
  readonly distances: ReadonlyMap<string, number> | null;
  /** Keys that pass the filter; null = there is none. */
  readonly matches: ReadonlySet<string> | null;
  readonly hidesOthers: boolean;
  /** Keys of the legend row that somebody points out; null = none. */
  readonly highlighted: ReadonlySet<string> | null;
}

/** Focus, filter and legend each take something away; what one of them takes, no other brings back. */
export function emphasise(view: DiagramView, attention: Attention): EmphasisView {
  const nodes = new Map(view.nodes.map(({ key }) => [key, nodeEmphasis(key, attention)]));
  return {
    nodes,
    groups: new Map(view.groups.map((group) => [group.key, groupEmphasis(group, nodes)])),
    edges: new Map(view.edges.map((edge) => [edge.key, edgeEmphasis(edge, nodes)])),
  };
}

function nodeEmphasis(key: string, attention: Attention): Emphasis {
  const { distances, matches, hidesOthers, highlighted } = attention;
  if (matches && !matches.has(key)) return hidesOthers ? "hidden" : "faint";
  if (highlighted && !highlighted.has(key)) return "faint";
  if (!distances) return "full";
  const distance = distances.get(key);
  if (distance === undefined) return "faint";
  return distance <= 1 ? "full" : "half";
}

/** As the strongest of what it holds; what holds only groups stays. */
function groupEmphasis(group: DiagramGroup, nodes: ReadonlyMap<string, Emphasis>): Emphasis {
  const inside = group.nodes.map((key) => nodes.get(key));
  return (["full", "half", "faint", "hidden"] as const).find((found) => inside.includes(found)) ?? "full";
}

/** As its weaker end. */
function edgeEmphasis({ from, to }: DiagramEdge, nodes: ReadonlyMap<string, Emphasis>): Emphasis {
  const ends = [nodes.get(from), nodes.get(to)];
  return (["hidden", "faint", "half"] as const).find((weaker) => ends.includes(weaker)) ?? "full";
}
