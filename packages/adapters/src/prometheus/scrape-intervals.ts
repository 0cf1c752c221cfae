import type { Environment } from "@greenroom/core/environments";
import {
  type MetricsScope,
  type MetricsSource,
  type PromQl,
  type Sample,
  type ScrapeInterval,
  sampledSeries,
  samplesOf,
  usualDistanceSeconds,
} from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { within } from "@greenroom/core/timing";

/** Somebody changes an interval now and then. */
const measuredForMs = 120_000;
/** Two scrapes may come at any time. */
const otherwiseForMs = 5_000;
/** Nobody waits longer for it: what is asked next says itself that there is no answer. */
const waitMsMax = 2_000;
/** More jobs than one service has. */
const jobsMax = 5;

interface Questions {
  instant(environment: Environment, query: PromQl): Promise<readonly Sample[]>;
  /** When each series that a range of samples covers was sampled: unix seconds, ascending. */
  sampleTimes(environment: Environment, samples: PromQl): Promise<readonly (readonly number[])[]>;
}

interface Known {
  readonly interval: ScrapeInterval;
  readonly askedAt: number;
}

/** Measures how far apart a scope's samples lie. Every server that speaks PromQL can be asked for them; what a
 * Prometheus says of its targets and its configuration, others that store its samples do not know.
 * What was measured stays known while it is asked for again, and while nobody answers.
 * @param answererOf whose samples an environment's are: what is known of one is known for all that it answers for */
export function createScrapeIntervals(
  { instant, sampleTimes }: Questions,
  answererOf: (environment: Environment) => string,
  now: () => number = Date.now,
): MetricsSource["scrapeInterval"] {
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<ScrapeInterval>>();

  async function measure(environment: Environment, scope: MetricsScope): Promise<ScrapeInterval> {
    for (const { metric, query } of sampledSeries(scope)) {
      const series = await instant(environment, query);
      const times = await Promise.all(
        series.slice(0, jobsMax).map(({ labels }) => sampleTimes(environment, samplesOf(metric, labels))),
      );
      const distances = times.flat().map(usualDistanceSeconds);
      const seconds = Math.max(0, ...distances.flatMap((distance) => distance ?? []));
      if (seconds > 0) return { kind: "measured", seconds };
    }
    return { kind: "unmeasured" };
  }

  async function ask(key: string, environment: Environment, scope: MetricsScope): Promise<ScrapeInterval> {
    let interval: ScrapeInterval;
    try {
      interval = await measure(environment, scope);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      const last = known.get(key)?.interval;
      interval = last?.kind === "measured" ? last : { kind: "unavailable", reason: error.message };
    }
    known.set(key, { interval, askedAt: now() });
    return interval;
  }

  return async (environment, scope) => {
    const key = JSON.stringify([answererOf(environment), scope.matchers, scope.profile.requests]);
    const last = known.get(key);
    const isMeasured = last?.interval.kind === "measured";
    if (last && now() - last.askedAt < (isMeasured ? measuredForMs : otherwiseForMs)) return last.interval;
    const answer = asking.get(key) ?? ask(key, environment, scope).finally(() => asking.delete(key));
    asking.set(key, answer);
    if (last && isMeasured) {
      answer.catch(() => undefined);
      return last.interval;
    }
    return await within(answer, waitMsMax).catch((error: unknown) => ({
      kind: "unavailable" as const,
      reason: error instanceof Error ? error.message : String(error),
    }));
  };
}
