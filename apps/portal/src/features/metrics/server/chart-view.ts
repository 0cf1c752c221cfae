import "server-only";
import { type Authorised, environmentsCovered } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import {
  type AlignedRange,
  alignRange,
  type Chart,
  type ChartId,
  chartById,
  rateWindowSeconds,
  type TimeRangeId,
} from "@greenroom/core/metrics";
import {
  type DomainError,
  err,
  ok,
  type Result,
  UnavailableError,
  unavailableInWords,
} from "@greenroom/core/result";
import { findService, isIn, isPromoted, metricsScope, placeOf, type Service } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { ChartMarker, ChartView } from "../contract.ts";
import { type Rate, ratesInWords } from "./rates-in-words.ts";

/** More of them than can be told apart in a chart. */
const markersMax = 500;

/** In the environments where the viewer may see this service.
 * @throws AccessDeniedError where they may see it in none */
export async function getChartView(
  may: Authorised<"metrics:read">,
  id: ChartId,
  asked: { readonly range: TimeRangeId; readonly service: string },
): Promise<Result<ChartView, DomainError<"service_unknown">>> {
  const service = findService(portal().services, asked.service);
  if (service === null)
    return err({
      code: "service_unknown",
      message: `greenroom.yaml has no service ${asked.service}. Ask for one of: ${portal()
        .services.map((each) => each.id)
        .join(", ")}.`,
      field: "service",
    });
  const environments = portal().environments.filter(
    (each) => isIn(service, each) && may.covers(placeOf(service, each)),
  );
  if (environments.length === 0) may.at({ service: service.id });
  const range = alignRange(asked.range, Date.now());
  const chart = chartById(id);
  const [measurements, markers] = await Promise.all([
    Promise.all(environments.map((environment) => measure(chart, service, environment, range))),
    isPromoted(service) ? markersIn(may, service, range) : [],
  ]);
  const { title, unit, seriesLabel } = chart;
  const { start, end } = range;
  const [environment] = environments;
  const scope = environment ? metricsScope(service, environment) : null;
  return ok({
    id,
    title,
    unit,
    description: [
      describeChart(chart, service, environments),
      ratesInWords(measurements.flatMap(({ rate }) => rate ?? [])),
    ]
      .filter(Boolean)
      .join(" "),
    seriesLabel,
    notMeasured:
      scope !== null && chart.query(scope, range.windowSecondsMin) !== null
        ? null
        : `greenroom.yaml names no metric of ${service.id} for it.`,
    start,
    end,
    markers,
    environments: measurements.map(({ view }) => view),
    measuredAt: new Date().toISOString(),
  });
}

/** What a chart is of and what was promised of it, which is known before anything is measured. */
export function describeChart(chart: Chart, service: Service, environments: readonly Environment[]): string {
  const [environment] = environments;
  const scope = environment ? metricsScope(service, environment) : null;
  if (scope === null) return "";
  return [chart.description(scope), promised(chart, service, environments)].filter(Boolean).join(" ");
}

/** What each environment promises of what the chart shows, those that promise the same together. */
function promised(chart: Chart, service: Service, environments: readonly Environment[]): string {
  const places = new Map<string, string[]>();
  for (const environment of environments) {
    const scope = metricsScope(service, environment);
    const promise = scope && chart.promise(scope);
    if (promise !== null) places.set(promise, [...(places.get(promise) ?? []), environment.name]);
  }
  const promises = [...places].map(([promise, names]) => `${promise} in ${names.join(" and ")}`);
  return promises.length === 0 ? "" : `Promised: ${promises.join("; ")}.`;
}

interface Measurement {
  readonly view: ChartView["environments"][number];
  /** Over how long its points are taken; null where they are no rates, or nobody answers. */
  readonly rate: Rate | null;
}

async function measure(
  chart: Chart,
  service: Service,
  environment: Environment,
  range: AlignedRange,
): Promise<Measurement> {
  const { id, name } = environment;
  const { metrics } = portal();
  const scope = metricsScope(service, environment);
  const nothing = { view: { id, name, series: [], failure: null }, rate: null };
  if (scope === null) return nothing;
  const interval = await metrics.scrapeInterval(environment, scope);
  const windowSeconds = rateWindowSeconds(interval, range.windowSecondsMin);
  const query = chart.query(scope, windowSeconds);
  if (query === null) return nothing;
  const isLonger = query !== chart.query(scope, range.windowSecondsMin);
  try {
    return {
      view: { id, name, series: [...(await metrics.range(environment, query, range))], failure: null },
      rate: isLonger ? { environment: name, windowSeconds, interval } : null,
    };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    const lastAnsweredAt = metrics.lastAnsweredAt(environment)?.toISOString() ?? null;
    return {
      view: { id, name, series: [], failure: { reason: unavailableInWords(error), lastAnsweredAt } },
      rate: null,
    };
  }
}

/** What was promoted in the range: a change in a line often has its cause there. */
async function markersIn(
  may: Authorised<"metrics:read">,
  service: Service,
  { start, end }: AlignedRange,
): Promise<ChartMarker[]> {
  const promotions = await portal().promotions.list({
    environments: environmentsCovered(may, portal().environments, service.id),
    service: service.id,
    startedSince: new Date(start * 1000),
    limit: markersMax,
  });
  return promotions.flatMap((promotion) => {
    if (promotion.status === "pending" || promotion.startedAt === null) return [];
    const at = Math.floor(promotion.startedAt.getTime() / 1000);
    if (at < start || at > end) return [];
    const verb = promotion.kind === "rollback" ? "back to" : "to";
    return [
      {
        at,
        environment: promotion.target,
        label: `${promotion.target} ${verb} ${promotion.release.version}`,
      },
    ];
  });
}
