export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly base: number;
  readonly now: number;
  /** What now ÷ base should not exceed. */
  readonly ratioMax?: number;
  /** What the figure should not exceed, whatever it was. */
  readonly valueMax?: number;
}

const heads = ["", "base", "now", "ratio", "target", ""] as const;

export function asText(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}

export function asMarkdown(
  figures: readonly Figure[],
  { base, now, at }: { readonly base: string; readonly now: string; readonly at: Date },
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    "",
    `## ${at.toISOString().slice(0, 10)}, ${now} beside ${base}`,
    "",
    line(heads),
    line(heads.map((_, column) => (column === 0 ? "---" : "---:"))),
    ...figures.map((figure) => line(cellsOf(figure))),
    "",
  ].join("\n");
}

function cellsOf({ what, unit, base, now, ratioMax, valueMax }: Figure): readonly string[] {
  const ratio = base === 0 ? Number.NaN : now / base;
  const isMet = ratioMax === undefined ? now <= (valueMax ?? Number.POSITIVE_INFINITY) : ratio <= ratioMax;
  return [
    what,
    `${format(base)} ${unit}`,
    `${format(now)} ${unit}`,
    Number.isNaN(ratio) ? "–" : ratio.toFixed(2),
    ratioMax === undefined ? `≤ ${valueMax} ${unit}` : `≤ ${ratioMax}×`,
    isMet ? "met" : "MISSED",
  ];
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
