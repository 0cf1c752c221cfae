import type { Assessment, HeatCell } from "@greenroom/core/risks";

/** What brushing needs of a risk: where it is in the heat map, and where in the architecture. */
export interface PlacedRisk {
  readonly id: string;
  readonly residual: Assessment;
  readonly components: readonly string[];
}

/** What brushing needs of a part of a diagram. */
interface PlacedNode {
  readonly key: string;
  readonly components: readonly string[];
}

/** "likelihood-impact", as a cell is named in addresses. */
export function cellKey({ likelihood, impact }: Assessment): string {
  return `${likelihood}-${impact}`;
}

export function risksIn<Placed extends PlacedRisk>(
  risks: readonly Placed[],
  cell: string,
): readonly Placed[] {
  return risks.filter(({ residual }) => cellKey(residual) === cell);
}

export function risksOn<Placed extends PlacedRisk>(
  risks: readonly Placed[],
  components: readonly string[],
): readonly Placed[] {
  return risks.filter((risk) => risk.components.some((id) => components.includes(id)));
}

export function cellsOf(risks: readonly PlacedRisk[]): ReadonlySet<string> {
  return new Set(risks.map(({ residual }) => cellKey(residual)));
}

/** Keys of the nodes that some risk is on; a zone's node stands for its components. */
export function nodesOf(nodes: readonly PlacedNode[], risks: readonly PlacedRisk[]): ReadonlySet<string> {
  return new Set(
    nodes.filter(({ components }) => risksOn(risks, components).length > 0).map(({ key }) => key),
  );
}

/** The same heat map, counting nothing but some risks. */
export function narrowCells(
  cells: readonly (readonly HeatCell[])[],
  risks: readonly Pick<PlacedRisk, "id">[],
): readonly (readonly HeatCell[])[] {
  const kept = new Set(risks.map(({ id }) => id));
  return cells.map((row) =>
    row.map((cell) => ({
      ...cell,
      residual: cell.residual.filter((id) => kept.has(id)),
      inherentOnly: cell.inherentOnly.filter((id) => kept.has(id)),
    })),
  );
}

/** What the pointer or the focus is on. */
export type Pointed<Placed extends PlacedRisk> =
  | { readonly kind: "risk"; readonly risk: Placed }
  | { readonly kind: "cell"; readonly cell: string }
  | { readonly kind: "zone"; readonly zone: string };

interface ZonedRisk extends PlacedRisk {
  readonly places: readonly { readonly zone: string }[];
}

export function risksInZone<Placed extends ZonedRisk>(
  risks: readonly Placed[],
  zone: string | null,
): readonly Placed[] {
  return zone === null ? risks : risks.filter(({ places }) => places.some((place) => place.zone === zone));
}

/** What heat map and diagram point out of each other. What is pointed at goes before what was pressed.
 * @returns the risks whose places stand out in the diagram, and the cells that stand out in the heat map; null = all
 * of it is as usual */
export function brush<Placed extends ZonedRisk>(
  risks: readonly Placed[],
  pointed: Pointed<Placed> | null,
  kept: { readonly cell: string | null; readonly zone: string | null },
): { readonly lit: readonly Placed[] | null; readonly outlined: ReadonlySet<string> | null } {
  const cell = pointed?.kind === "cell" ? pointed.cell : kept.cell;
  const zone = pointed?.kind === "zone" ? pointed.zone : kept.zone;
  const inCell = cell === null ? [] : risksIn(risksInZone(risks, kept.zone), cell);
  const own = pointed?.kind === "risk" ? [pointed.risk] : null;
  // Where a cell is empty there is nothing to step back from.
  const lit = own ?? (inCell.length > 0 ? inCell : null);
  if (own) return { lit, outlined: cellsOf(own) };
  return { lit, outlined: zone === null ? null : cellsOf(risksInZone(risks, zone)) };
}
