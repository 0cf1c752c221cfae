import { type ChangeCounts, changesIn, type NodeChange, type PartChange } from "@greenroom/core/architecture";
import { changeSigns } from "../compare/change-signs.ts";
import type { ChangeWords } from "../compare/change-words.ts";
import type { ComparisonDrawing } from "../compare/comparison-view.ts";
import {
  type EdgeMark,
  edgeMark,
  greyPaint,
  legendOf,
  mark,
  type MarkClass,
  type NodeMark,
  type OverlayView,
} from "./overlay.ts";

type ChangeClass = MarkClass & { readonly id: PartChange };

const classesOf = (words: ChangeWords): readonly ChangeClass[] => [
  {
    id: "added",
    label: words.added,
    meaning: "only the second side has it",
    sign: changeSigns.added,
    paint: { colour: "var(--gr-good)", washPercent: 12, look: "solid" },
  },
  {
    id: "removed",
    label: words.removed,
    meaning: "only the first side has it",
    sign: changeSigns.removed,
    paint: { colour: "var(--gr-bad)", washPercent: 12, look: "solid" },
  },
  {
    id: "changed",
    label: words.changed,
    meaning: "both have it, and not the same",
    sign: changeSigns.changed,
    paint: { colour: "var(--gr-warn)", washPercent: 12, look: "solid" },
  },
  { id: "same", label: "the same", meaning: "nothing of it differs", paint: greyPaint },
];

/** What differs, by node and by edge; a node that stands for many says how many of each. */
export function readChanges(
  { view, nodes, edges }: ComparisonDrawing,
  at: string,
  words: ChangeWords,
): OverlayView {
  const marks = new Map(
    view.nodes.map(
      ({ key, target }) => [key, markChange(nodes[key], target.kind === "zone", words)] as const,
    ),
  );
  const lines = new Map(view.edges.map(({ key }) => [key, markEdge(edges[key] ?? "same", words)] as const));
  return {
    title: "Changes",
    rows: legendOf(classesOf(words), marks, lines),
    marks,
    edges: lines,
    source: "compared",
    asOf: at,
    isStale: false,
  };
}

function markEdge(change: PartChange, words: ChangeWords): EdgeMark {
  return edgeMark(change, change === "same" ? "the same" : words[change]);
}

function markChange(found: NodeChange | undefined, isMany: boolean, words: ChangeWords): NodeMark {
  if (!found) return mark("same", "the same");
  const { change, counts } = found;
  const of = wordsOf(counts, words);
  if (change === "same") return mark("same", of === "" ? "the same" : `the same itself, dependencies: ${of}`);
  if (!isMany) return mark(change, words[change], { badge: `${changeSigns[change]} ${words[change]}` });
  const total = changesIn(counts);
  const badge = `${changeSigns[change]} ${total} ${total === 1 ? "change" : "changes"}`;
  return mark(change, `${words[change]}: ${of}`, { badge });
}

function wordsOf(counts: ChangeCounts, words: ChangeWords): string {
  return (["added", "removed", "changed"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${words[kind]}`)
    .join(", ");
}
