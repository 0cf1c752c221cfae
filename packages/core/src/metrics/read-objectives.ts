import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { UnavailableError, unavailableInWords } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import type { MetricsScope } from "./metrics-scope.ts";
import { exclusionInWords, type RequestObjective } from "./request-objective.ts";
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

/** @param scope null = the service does not measure its requests */
export async function readObjective(
  metrics: Pick<MetricsSource, "instant" | "scrapeInterval">,
  environment: Environment,
  scope: MetricsScope | null,
  windowSecondsMin: number,
): Promise<ObjectiveReading> {
  if (scope === null || scope.objective === null) return { kind: "none" };
  const { errorRatioMax } = scope.objective;
  const conditions = underObjective(scope);
  const windowSeconds = rateWindowSeconds(await metrics.scrapeInterval(environment, scope), windowSecondsMin);
  try {
    const [all, failed] = await Promise.all([
      metrics.instant(environment, requests(scope, "increase", windowSeconds, conditions)),
      metrics.instant(environment, failedRequests(scope, "increase", windowSeconds, conditions)),
    ]);
    const total = all[0]?.value ?? 0;
    if (!(total > 0)) return { kind: "no-requests" };
    const errorRatio = (failed[0]?.value ?? 0) / total;
    return {
      kind: "measured",
      errorRatio,
      errorRatioMax,
      requests: total,
      isKept: errorRatio <= errorRatioMax,
      counted: countedInWords(scope.objective),
    };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "unavailable", reason: unavailableInWords(error) };
  }
}

function countedInWords(objective: RequestObjective): string {
  const of = objective.path === undefined ? "all requests" : `requests to ${objective.path}`;
  const exclusion = exclusionInWords(objective);
  return exclusion === null ? of : `${of}; ${exclusion}`;
}
