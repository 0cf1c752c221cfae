import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { UnavailableError, unavailableInWords } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import { type JudgedScope, metricsDeliveries } from "./metrics-scope.ts";
import { metricNames } from "./known-metric.ts";
import { anyOf, part, type PromQl, promQl } from "./prom-ql.ts";
import { requestObjectiveSchema } from "./request-objective.ts";
import type { Condition } from "./condition.ts";
import { failedRequests, requests, selectScope, underObjective } from "./requests.ts";
import { rateWindowSeconds } from "./scrape-interval.ts";

/** What Prometheus knows about an environment over a window. */
export const evidenceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("measured"),
    windowSeconds: z.number(),
    delivery: z.enum(metricsDeliveries),
    /** Pods whose numbers come: the last scrape succeeded, or the last push is young, and there was one before it: of one
     * sample there is no rate. */
    measuredPods: z.array(z.string()),
    /** That the objective is about; null = not a single sample. */
    requests: z.number().nullable(),
    failedRequests: z.number().nullable(),
    /** What they are judged by. */
    objective: requestObjectiveSchema,
  }),
  z.object({ kind: z.literal("unavailable"), windowSeconds: z.number(), reason: z.string() }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** @param pods whose requests count; the judgement of a release must not be coloured by its predecessor's pods
 * @param windowSecondsMin how far back is looked where scrapes are frequent enough */
export async function collectEvidence(
  metrics: MetricsSource,
  environment: Environment,
  scope: JudgedScope,
  pods: readonly string[],
  windowSecondsMin: number,
): Promise<Evidence> {
  const windowSeconds = rateWindowSeconds(await metrics.scrapeInterval(environment, scope), windowSecondsMin);
  const ofPods: Condition = { label: "pod", is: "=~", value: anyOf(pods) };
  const conditions = [ofPods, ...underObjective(scope)];
  try {
    const [up, all, failed] = await Promise.all([
      metrics.instant(environment, measuredPods(scope, [ofPods], windowSeconds)),
      metrics.instant(environment, requests(scope, "increase", windowSeconds, conditions)),
      metrics.instant(environment, failedRequests(scope, "increase", windowSeconds, conditions)),
    ]);
    return {
      kind: "measured",
      windowSeconds,
      delivery: scope.delivery,
      measuredPods: up.filter(({ value }) => value === 1).map(({ labels }) => labels.pod ?? ""),
      requests: all[0]?.value ?? null,
      failedRequests: failed[0]?.value ?? null,
      objective: scope.objective,
    };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "unavailable", windowSeconds, reason: unavailableInWords(error) };
  }
}

/** 1 for each pod whose numbers come. A series that is pushed ends without a word, so its last sample must be younger
 * than half of the window, which is two pushes at least. */
function measuredPods(scope: JudgedScope, conditions: readonly Condition[], windowSeconds: number): PromQl {
  if (scope.delivery === "scraped") {
    const ups = selectScope("up", scope, conditions);
    return promQl`max by (pod) (${ups}) and max by (pod) (count_over_time(${ups}[${windowSeconds}s])) > 1`;
  }
  const each = metricNames(scope.profile).map((metric) => selectScope(metric, scope, conditions));
  const counted = each.map((series) => promQl`count_over_time(${series}[${windowSeconds}s])`);
  const at = each.map((series) => promQl`timestamp(${series})`);
  const of = (queries: readonly PromQl[]) => part(promQl`${{ text: queries.join(" or ") }}`);
  return promQl`(time() - max by (pod) (${of(at)}) < bool ${windowSeconds / 2}) and max by (pod) (${of(counted)}) > 1`;
}
