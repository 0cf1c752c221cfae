import type { DiagramEdge, DiagramNode, TrafficMeasure } from "@greenroom/core/architecture";
import { type EdgeMark, edgeMark, greyPaint, mark, type MarkClass, type NodeMark } from "./overlay.ts";
import { formatRate, formatSeconds, sumTraffic, type TrafficSum } from "./traffic-numbers.ts";
import type { TrafficState } from "./traffic-state.ts";

const rates = [
  { id: "rate-4", from: 10, label: "10 req/s and more", washPercent: 34, weight: 4 },
  { id: "rate-3", from: 1, label: "1 to 10 req/s", washPercent: 20, weight: 3 },
  { id: "rate-2", from: 0.1, label: "0.1 to 1 req/s", washPercent: 10, weight: 2 },
  { id: "rate-1", from: 0, label: "below 0.1 req/s", washPercent: 4, weight: 1 },
] as const;
const noRequests = { id: "rate-0", weight: 1 } as const;

export const trafficClasses: readonly MarkClass[] = [
  ...rates.map(
    ({ id, label, washPercent }): MarkClass => ({
      id,
      label,
      meaning: "measured by Prometheus over the last minutes",
      paint: { colour: "var(--gr-accent-text)", washPercent, look: "solid" },
    }),
  ),
  {
    id: noRequests.id,
    label: "no requests",
    meaning: "measured, and none came",
    paint: { colour: "var(--gr-accent-text)", washPercent: 0, look: "solid" },
  },
  {
    id: "no-data",
    label: "no data",
    meaning: "bound to a measurement that has no number: that is not zero",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "dotted" },
  },
  {
    id: "unmeasured",
    label: "not measured",
    meaning: "it runs, and nothing counts what it receives",
    paint: { colour: "var(--gr-idle)", washPercent: 0, look: "solid" },
  },
  { id: "designed", label: "designed", meaning: "exists on paper only", paint: greyPaint },
];

const together = ", all environments together";

/** What a node receives; a zone sums what is measured of it.
 * @param environment the chosen one: what is not of it alone says so; null = none is chosen */
export function markTraffic(node: DiagramNode, traffic: TrafficState, environment: string | null): NodeMark {
  if (node.reality === "designed") return mark("designed", "designed");
  if (!traffic.reading) return mark("no-data", "no data, nothing has been read yet");
  const own = new Set(node.components);
  const measures = traffic.reading.components.filter(({ component }) => own.has(component));
  if (measures.length === 0) return mark("unmeasured", "what it receives is not measured");
  const sum = sumTraffic(measures);
  if (!sum) return mark("no-data", withoutNumber(measures, traffic));
  const isStale = traffic.isStale || sum.isLastKnown;
  const isTogether = environment !== null && measures.some((measure) => measure.environment === null);
  const words = `${numbers(sum, "p95 ", own.size)}${isTogether ? together : ""}`;
  // How many of a zone's parts it was measured of is left to the words: there is no room for it.
  const badge = numbers(sum, "p95 ", sum.measured);
  return mark(classOf(sum).id, isStale ? `${words}, last known` : words, { badge, isStale });
}

/** Of the edges with something measured, by key; the others have nothing to say. No edge is measured by environment. */
export function markTrafficEdges(
  edges: readonly DiagramEdge[],
  traffic: TrafficState,
  environment: string | null,
): ReadonlyMap<string, EdgeMark> {
  const keyOf = (dependency: { from: string; to: string; protocol: string }) =>
    `${dependency.from} ${dependency.to} ${dependency.protocol}`;
  const measured = new Map(traffic.reading?.dependencies.map((measure) => [keyOf(measure), measure]));
  return new Map(
    edges.flatMap(({ key, dependencies }) => {
      const measures = dependencies.flatMap((dependency) => measured.get(keyOf(dependency)) ?? []);
      return measures.length === 0
        ? []
        : [[key, markEdge(measures, dependencies.length, traffic, environment)] as const];
    }),
  );
}

function markEdge(
  measures: readonly TrafficMeasure[],
  of: number,
  traffic: TrafficState,
  environment: string | null,
): EdgeMark {
  const sum = sumTraffic(measures);
  if (!sum) return edgeMark("no-data", withoutNumber(measures, traffic), { badge: "no data", weight: 1 });
  const isStale = traffic.isStale || sum.isLastKnown;
  const age = isStale ? ", last known" : "";
  const { id, weight } = classOf(sum);
  const where = environment === null ? "" : together;
  return edgeMark(id, `${numbers(sum, "p95 ", of)}${where}${age}`, {
    badge: `${numbers(sum, "", of)}${age}`,
    weight,
    isStale,
  });
}

function numbers({ requestsPerSecond, p95Seconds, measured }: TrafficSum, p95: string, of: number): string {
  return [
    formatRate(requestsPerSecond),
    ...(p95Seconds === null ? [] : [`${p95}${formatSeconds(p95Seconds)}`]),
    ...(measured === of ? [] : [`${measured} of ${of} measured`]),
  ].join(" · ");
}

/** An outage is said once, beside the legend. */
function withoutNumber(measures: readonly TrafficMeasure[], { reading }: TrafficState): string {
  const reasons = measures.flatMap((measure) =>
    measure.state === "none" && measure.reason !== "no data" ? [measure.reason] : [],
  );
  return reading?.outage || reasons.length === 0 ? "no data" : `no data: ${[...new Set(reasons)].join(" ")}`;
}

function classOf({ requestsPerSecond }: TrafficSum) {
  if (requestsPerSecond === 0) return noRequests;
  return rates.find(({ from }) => requestsPerSecond >= from) ?? rates[3];
}
