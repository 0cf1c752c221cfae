import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { UnavailableError, unavailableInWords } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import { exclusionInWords, type RequestObjective } from "./request-objective.ts";
import { type PromQl, part, promQl } from "./prom-ql.ts";
import { failedRequests, requests, underObjective } from "./requests.ts";
import { rateWindowSeconds } from "./scrape-interval.ts";

/** How an environment kept its objective over a window. Without a request nothing was kept and nothing was broken. */
export const objectiveReadingSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("measured"),
    /** Failed ÷ total, 0–1. */
    errorRatio: z.number(),
    /** The most that may fail. */
    errorRatioMax: z.number(),
    requests: z.number(),
    isKept: z.boolean(),
    /** Which requests count, in words. */
    counted: z.string(),
  }),
  z.object({ kind: z.literal("no-requests") }),
  /** The service promises nothing, or does not measure its requests. */
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("unavailable"), reason: z.string() }),
]);
export type ObjectiveReading = z.infer<typeof objectiveReadingSchema>;

/** A service's requests in an environment. */
export interface AskedObjective {
  readonly environment: Environment;
  /** Null = the service does not measure its requests. */
  readonly scope: MetricsScope | null;
}

type Promised = MetricsScope & { readonly objective: RequestObjective };
type Source = Pick<MetricsSource, "instant" | "scrapeInterval">;

/** So many scopes are asked for at once: a query is no longer than a server reads at ease. */
const scopesPerQuery = 40;
/** The label that tells in one answer which scope a value is of, and what it counts. */
const askedLabel = "greenroom_asked";

/** How each of many objectives was kept. Those of one Prometheus are asked for together, so that many services take
 * about as long as one.
 * @returns readings in the order of what was asked */
export async function readObjectives(
  metrics: Source,
  asked: readonly AskedObjective[],
  windowSecondsMin: number,
): Promise<readonly ObjectiveReading[]> {
  const promised = asked.flatMap(({ environment, scope }, index) =>
    scope === null || scope.objective === null
      ? []
      : [{ index, environment, scope: { ...scope, objective: scope.objective } }],
  );
  // Environments that say the same of their Prometheus have the same one.
  const sources = Map.groupBy(promised, ({ environment: { prometheus } }) => JSON.stringify(prometheus));
  const found = await Promise.all(
    [...sources.values()].flatMap((scopes) =>
      chunks(scopes, scopesPerQuery).map((chunk) => readTogether(metrics, chunk, windowSecondsMin)),
    ),
  );
  const readings = new Map(found.flat());
  return asked.map((_, index) => readings.get(index) ?? { kind: "none" });
}

async function readTogether(
  metrics: Source,
  asked: readonly {
    readonly index: number;
    readonly environment: Environment;
    readonly scope: Promised;
  }[],
  windowSecondsMin: number,
): Promise<readonly (readonly [number, ObjectiveReading])[]> {
  const [first] = asked;
  if (!first) return [];
  try {
    const queries = await Promise.all(
      asked.map(async ({ index, environment, scope }) => {
        const interval = await metrics.scrapeInterval(environment, scope);
        const window = rateWindowSeconds(interval, windowSecondsMin);
        const conditions = underObjective(scope);
        return [
          named(`${index} all`, requests(scope, "increase", window, conditions)),
          named(`${index} failed`, failedRequests(scope, "increase", window, conditions)),
        ];
      }),
    );
    const together = { text: queries.flat().join(" or ") };
    const samples = await metrics.instant(first.environment, promQl`${together}`);
    const values = new Map(samples.map(({ labels, value }) => [labels[askedLabel], value]));
    return asked.map(
      ({ index, scope: { objective } }) =>
        [index, toReading(objective, values.get(`${index} all`), values.get(`${index} failed`))] as const,
    );
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    const reading = { kind: "unavailable", reason: unavailableInWords(error) } as const;
    return asked.map(({ index }) => [index, reading] as const);
  }
}

function named(name: string, query: PromQl): PromQl {
  return promQl`label_replace(${part(query)}, ${askedLabel}, ${name}, "", "")`;
}

function toReading(
  objective: RequestObjective,
  requestsMade: number | undefined,
  failed: number | undefined,
): ObjectiveReading {
  const total = requestsMade ?? 0;
  if (!(total > 0)) return { kind: "no-requests" };
  const errorRatio = (failed ?? 0) / total;
  const { errorRatioMax } = objective;
  return {
    kind: "measured",
    errorRatio,
    errorRatioMax,
    requests: total,
    isKept: errorRatio <= errorRatioMax,
    counted: countedInWords(objective),
  };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function countedInWords(objective: RequestObjective): string {
  const of = objective.path === undefined ? "all requests" : `requests to ${objective.path}`;
  const exclusion = exclusionInWords(objective);
  return exclusion === null ? of : `${of}; ${exclusion}`;
}
