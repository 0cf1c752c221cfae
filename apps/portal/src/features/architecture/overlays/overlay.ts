/** One at a time: two meanings of one colour would be read as none. */
export const overlayIds = [
  "health",
  "traffic",
  "version",
  "drift",
  "risk",
  "ownership",
  "data",
  "tier",
] as const;
export type OverlayId = (typeof overlayIds)[number];

export const overlayNames: Readonly<Record<OverlayId, string>> = {
  health: "Health",
  traffic: "Traffic",
  version: "Version",
  drift: "Drift",
  risk: "Risk",
  ownership: "Ownership",
  data: "Data class",
  tier: "Tier",
};

/** How a class of nodes is drawn; the legend and the minimap use the same. */
export interface Paint {
  /** Any CSS colour. */
  readonly colour: string;
  /** How much of it the node's surface takes, in percent. */
  readonly washPercent: number;
  /** grey = on paper only, or nothing to say; dotted = it should say something and does not. */
  readonly look: "solid" | "grey" | "dotted";
}

export interface MarkClass {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly sign?: string;
  readonly paint: Paint;
}

export interface NodeMark {
  /** Of its row in the legend. */
  readonly classId: string;
  /** Shown on the node's lower edge. */
  readonly badge: string | null;
  /** The same for people who hear it. */
  readonly words: string;
  /** What it says was true when it was last heard. */
  readonly isStale: boolean;
  /** Titles of the risks whose evidence is violated right now. */
  readonly firing: readonly string[];
}

/** What an overlay says of a line. */
export interface EdgeMark {
  /** Of its row in the legend. */
  readonly classId: string;
  /** Shown below the line's label. */
  readonly badge: string | null;
  readonly words: string;
  /** How thick the line is, from 1 = thin; null = as any other. */
  readonly weight: 1 | 2 | 3 | 4 | null;
  readonly isStale: boolean;
}

export interface LegendRow extends MarkClass {
  readonly count: number;
}

export interface OverlayView {
  readonly title: string;
  /** What is on the screen, in a fixed order. */
  readonly rows: readonly LegendRow[];
  readonly marks: ReadonlyMap<string, NodeMark>;
  /** Of an overlay that says something of edges as well, by key; of an edge without a mark it says nothing. */
  readonly edges?: ReadonlyMap<string, EdgeMark>;
  /** Where it was read. */
  readonly source: string;
  readonly asOf: string | null;
  readonly isStale: boolean;
  /** What could not be read, each once, with the last time that it could. */
  readonly gaps?: readonly { readonly words: string; readonly readAt: string | null }[];
}

export function mark(classId: string, words: string, more: Partial<NodeMark> = {}): NodeMark {
  return { classId, words, badge: null, isStale: false, firing: [], ...more };
}

export function edgeMark(classId: string, words: string, more: Partial<EdgeMark> = {}): EdgeMark {
  return { classId, words, badge: null, weight: null, isStale: false, ...more };
}

/** Only classes that a mark uses, in the order given. */
export function legendOf(
  classes: readonly MarkClass[],
  marks: ReadonlyMap<string, NodeMark>,
  edges: ReadonlyMap<string, EdgeMark> = new Map(),
): readonly LegendRow[] {
  const counts = new Map<string, number>();
  for (const { classId } of [...marks.values(), ...edges.values()])
    counts.set(classId, (counts.get(classId) ?? 0) + 1);
  return classes.flatMap((row) => {
    const count = counts.get(row.id);
    return count === undefined ? [] : [{ ...row, count }];
  });
}

export const greyPaint: Paint = { colour: "var(--gr-idle)", washPercent: 0, look: "grey" };

/** One of many hues, told apart without an order; lightness and chroma follow the palette.
 * @param index any whole number; neighbours are far apart on the wheel, and every other one is darker */
export function hue(index: number): string {
  // The golden angle: however many are taken, none lies close to the one before.
  const angle = Math.round((index * 137.508 + 255) % 360);
  const step = index % 2 === 0 ? 0.02 : -0.08;
  return `oklch(calc(var(--category-lightness) + ${step}) var(--category-chroma) ${angle})`;
}
