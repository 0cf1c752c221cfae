import type { Environment } from "../../environments/index.ts";
import type { MetricsSource } from "../../metrics/index.ts";
import { UnavailableError, unavailableInWords } from "../../result/index.ts";
import type { Component } from "../component.ts";
import { staleAfterSeconds } from "../component-state.ts";
import type { Traffic } from "./traffic.ts";
import type { TrafficMeasure, TrafficNumbers, TrafficReading } from "./traffic-reading.ts";

export interface TrafficMeter {
  /** Never rejects for a Prometheus that is away: that is said. */
  read(components: readonly Component[]): Promise<TrafficReading>;
}

type Answer = TrafficMeasure | { readonly state: "failed"; readonly reason: string };

/** Asks Prometheus for everything that the model binds, at once, and remembers what it said last. */
export function createTrafficMeter({
  environments,
  metrics,
  now,
}: {
  readonly environments: readonly Environment[];
  readonly metrics: Pick<MetricsSource, "instant">;
  readonly now: () => Date;
}): TrafficMeter {
  // The queries are no environment's: the first one's Prometheus stands for the platform's.
  const [environment] = environments;
  const known = new Map<string, TrafficNumbers>();
  let answeredAt: string | null = null;

  async function measure(traffic: Traffic, at: string): Promise<Answer> {
    if (!environment) return { state: "failed", reason: "No environment names a Prometheus." };
    try {
      const [rates, p95s] = await Promise.all([
        metrics.instant(environment, traffic.requestsPerSecond),
        traffic.p95Seconds === undefined ? [] : metrics.instant(environment, traffic.p95Seconds),
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
    async read(components) {
      const at = now().toISOString();
      const bound = components.flatMap((component) => [
        ...(component.traffic ? [{ of: { component: component.id }, traffic: component.traffic }] : []),
        ...component.dependsOn.flatMap(({ to, protocol, traffic }) =>
          traffic ? [{ of: { from: component.id, to, protocol }, traffic }] : [],
        ),
      ]);
      const answers = await Promise.all(
        bound.map(async ({ of, traffic }) => ({ of, answer: await measure(traffic, at) })),
      );
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
