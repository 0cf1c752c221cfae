import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { UnavailableError } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import { objective } from "./objective.ts";
import { anyOf, promQl } from "./prom-ql.ts";

/** What Prometheus knows about an environment over a window. */
export const evidenceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("measured"),
    windowSeconds: z.number(),
    /** Pods whose last scrape succeeded. */
    scrapedPods: z.array(z.string()),
    /** To the objective's path; null = not a single sample. */
    requests: z.number().nullable(),
    failedRequests: z.number().nullable(),
  }),
  z.object({ kind: z.literal("unavailable"), windowSeconds: z.number(), reason: z.string() }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** @param pods whose requests count; the judgement of a release must not be coloured by its predecessor's pods */
export async function collectEvidence(
  metrics: MetricsSource,
  environment: Environment,
  pods: readonly string[],
  windowSeconds: number,
): Promise<Evidence> {
  const { namespace } = environment.cluster;
  const names = anyOf(pods);
  try {
    const [up, requests, failed] = await Promise.all([
      metrics.instant(environment, promQl`max by (pod) (up{namespace=${namespace},pod=~${names}})`),
      metrics.instant(
        environment,
        promQl`sum(increase(http_server_resp_time_count{namespace=${namespace},pod=~${names},path=${objective.path}}[${windowSeconds}s]))`,
      ),
      metrics.instant(
        environment,
        promQl`sum(increase(http_server_resp_time_count{namespace=${namespace},pod=~${names},path=${objective.path},code=~"5.."}[${windowSeconds}s]))`,
      ),
    ]);
    return {
      kind: "measured",
      windowSeconds,
      scrapedPods: up.filter(({ value }) => value === 1).map(({ labels }) => labels.pod ?? ""),
      requests: requests[0]?.value ?? null,
      failedRequests: failed[0]?.value ?? null,
    };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "unavailable", windowSeconds, reason: error.message };
  }
}
