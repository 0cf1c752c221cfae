import type { ChartView } from "../contract.ts";

export interface ChartLine {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  /** Newest measured value; null = nothing measured in the range. */
  readonly last: number | null;
  readonly average: number | null;
}

/** One row a point in time; a line without a value then is null there, never zero. */
export type ChartRow = { readonly at: number } & Record<string, number | null>;

// Series, not statuses: none of these is a status colour.
const colors = ["#5a69df", "#0d9488", "#c2410c", "#a21caf", "#0369a1", "#a16207", "#be185d", "#4d7c0f"];

/** @param known ids of all environments: each keeps its colour, whichever of them are shown */
export function toLines(
  view: Pick<ChartView, "environments" | "seriesLabel">,
  known: readonly string[],
): {
  rows: ChartRow[];
  lines: ChartLine[];
} {
  const rows = new Map<number, ChartRow>();
  const lines: ChartLine[] = [];
  const withData = view.environments.filter(({ series }) => series.length > 0);
  const withoutData = view.environments.filter(
    ({ series, failure }) => series.length === 0 && failure === null,
  );
  for (const environment of withData) {
    const place = known.indexOf(environment.id);
    for (const series of environment.series) {
      const label = view.seriesLabel ? series.labels[view.seriesLabel] : undefined;
      const key = label === undefined ? environment.id : `${environment.id} ${label}`;
      const values = series.points.flatMap(([, value]) => (value === null ? [] : [value]));
      lines.push({
        key,
        label: label ?? environment.name,
        color: colors[(label === undefined ? place : lines.length) % colors.length] ?? "gray",
        last: values.at(-1) ?? null,
        average: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
      });
      for (const [at, value] of series.points) rows.set(at, { ...(rows.get(at) ?? { at }), [key]: value });
    }
  }
  // An environment that measured nothing is named, so that its missing line is not overlooked.
  for (const { id, name } of withoutData)
    lines.push({ key: id, label: name, color: "var(--gr-idle)", last: null, average: null });
  return { rows: [...rows.values()].toSorted((a, b) => a.at - b.at), lines };
}

/** What was promoted about a point of the chart: nearer to it than to any other. */
export function markersAt(
  { markers }: Pick<ChartView, "markers">,
  rows: readonly ChartRow[],
  at: number,
): readonly string[] {
  const stepSeconds = Math.abs((rows[1]?.at ?? at) - (rows[0]?.at ?? at));
  return markers
    .filter((marker) => marker.at > at - stepSeconds / 2 && marker.at <= at + stepSeconds / 2)
    .map(({ label }) => label);
}
