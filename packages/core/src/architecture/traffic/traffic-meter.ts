import type { Environment } from "../../environments/index.ts";
import {
  type MetricsScope,
  type MetricsSource,
  type PromQl,
  rateWindowSeconds,
  requests,
  responseTime,
} from "../../metrics/index.ts";
import { UnavailableError, unavailableInWords } from "../../result/index.ts";
import type { Component } from "../component.ts";
import { staleAfterSeconds } from "../component-state.ts";
import type { Traffic } from "./traffic.ts";
import type { TrafficMeasure, TrafficNumbers, TrafficReading } from "./traffic-reading.ts";

/** One environment, and the components that are services: theirs are their own requests there. */
export interface TrafficPlace {
  readonly environment: Environment;
  /** By component; a string says why there is no number. */
  readonly services: ReadonlyMap<string, MetricsScope | string>;
}

export interface TrafficMeter {
  /** Never rejects for a Prometheus that is away: that is said.
   * @param place null = all environments together */
  read(components: readonly Component[], place: TrafficPlace | null): Promise<TrafficReading>;
}

const windowSecondsMin = 300;

type Answer = TrafficMeasure | { readonly state: "failed"; readonly reason: string };

/** Asks Prometheus for everything that the model binds, at once, and remembers what it said last. */
export function createTrafficMeter({
  environments,
  metrics,
  now,
}: {
  readonly environments: readonly Environment[];
  readonly metrics: Pick<MetricsSource, "instant" | "scrapeInterval">;
  readonly now: () => Date;
}): TrafficMeter {
  // The model's queries are no environment's: the first one's Prometheus stands for the platform's.
  const [first] = environments;
  const known = new Map<string, TrafficNumbers>();
  let answeredAt: string | null = null;

  async function measureService({ environment, services }: TrafficPlace, component: string, at: string) {
    const scope = services.get(component);
    if (scope === undefined || typeof scope === "string")
      return { state: "none", reason: scope ?? "no data" } as const;
    return await measure(environment, at, async () => {
      const windowSeconds = rateWindowSeconds(
        await metrics.scrapeInterval(environment, scope),
        windowSecondsMin,
      );
      return {
        requestsPerSecond: requests(scope, "rate", windowSeconds),
        p95Seconds: responseTime(scope, 0.95, windowSeconds) ?? undefined,
      };
    });
  }

  async function measure(
    environment: Environment | undefined,
    at: string,
    queries: () => Promise<{ requestsPerSecond: PromQl; p95Seconds?: PromQl | undefined }>,
  ): Promise<Answer> {
    if (!environment) return { state: "failed", reason: "No environment names a Prometheus." };
    try {
      const { requestsPerSecond, p95Seconds: p95 } = await queries();
      const [rates, p95s] = await Promise.all([
        metrics.instant(environment, requestsPerSecond),
        p95 === undefined ? [] : metrics.instant(environment, p95),
      ]);
      const [rate] = rates;
      if (!rate || !Number.isFinite(rate.value)) return { state: "none", reason: "no data" };
      if (rates.length > 1 || p95s.length > 1)
        return { state: "none", reason: "its query answers several series, and one number is asked for" };
      const p95Seconds = p95s[0]?.value ?? null;
      return {
        state: "measured",
        requestsPerSecond: rate.value,
        p95Seconds: p95Seconds !== null && Number.isFinite(p95Seconds) ? p95Seconds : null,
        observedAt: at,
      };
    } catch (error) {
      if (error instanceof UnavailableError) return { state: "failed", reason: unavailableInWords(error) };
      throw error;
    }
  }

  function settle(key: string, answer: Answer, at: string): TrafficMeasure {
    if (answer.state === "measured") known.set(key, answer);
    else if (answer.state === "none") known.delete(key);
    if (answer.state !== "failed") return answer;
    const { reason } = answer;
    const last = known.get(key);
    if (!last || Date.parse(at) - Date.parse(last.observedAt) > staleAfterSeconds * 1000)
      return { state: "none", reason };
    return { ...last, state: "last-known", reason };
  }

  return {
    async read(components, place) {
      const at = now().toISOString();
      const asWritten = (traffic: Traffic) => () => measure(first, at, () => Promise.resolve(traffic));
      const bound = components.flatMap(({ id, traffic, dependsOn }) => [
        ...(place?.services.has(id)
          ? [
              {
                of: { component: id, environment: place.environment.id },
                ask: () => measureService(place, id, at),
              },
            ]
          : traffic
            ? [{ of: { component: id, environment: null }, ask: asWritten(traffic) }]
            : []),
        ...dependsOn.flatMap((dependency) => {
          const { to, protocol } = dependency;
          return dependency.traffic
            ? [{ of: { from: id, to, protocol }, ask: asWritten(dependency.traffic) }]
            : [];
        }),
      ]);
      const answers = await Promise.all(bound.map(async ({ of, ask }) => ({ of, answer: await ask() })));
      const failures = answers.flatMap(({ answer }) => (answer.state === "failed" ? [answer.reason] : []));
      const [reason] = failures;
      const isAway = reason !== undefined && failures.length === answers.length;
      if (!isAway && answers.length > 0) answeredAt = at;
      const settled = answers.map(({ of, answer }) => ({ ...of, ...settle(JSON.stringify(of), answer, at) }));
      return {
        at,
        outage: isAway ? { reason, answeredAt } : null,
        components: settled.filter((entry) => "component" in entry),
        dependencies: settled.filter((entry) => "from" in entry),
      };
    },
  };
}
