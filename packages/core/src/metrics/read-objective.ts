import { z } from "zod";
import type { Environment } from "../environments/index.ts";
import { UnavailableError } from "../result/index.ts";
import type { MetricsSource } from "./metrics-source.ts";
import { objective } from "./objective.ts";
import { promQl } from "./prom-ql.ts";

/** How an environment kept its objective over a window. Without a request nothing was kept and nothing was broken. */
export const objectiveReadingSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("measured"),
    /** Failed ÷ total, 0–1. */
    errorRatio: z.number(),
    requests: z.number(),
    isKept: z.boolean(),
  }),
  z.object({ kind: z.literal("no-requests") }),
  z.object({ kind: z.literal("unavailable"), reason: z.string() }),
]);
export type ObjectiveReading = z.infer<typeof objectiveReadingSchema>;

export async function readObjective(
  metrics: Pick<MetricsSource, "instant">,
  environment: Environment,
  windowSeconds: number,
): Promise<ObjectiveReading> {
  const { namespace } = environment.cluster;
  const { path, errorRatioMax } = objective;
  try {
    const [requests, failed] = await Promise.all([
      metrics.instant(
        environment,
        promQl`sum(increase(http_server_resp_time_count{namespace=${namespace},path=${path}}[${windowSeconds}s]))`,
      ),
      metrics.instant(
        environment,
        promQl`sum(increase(http_server_resp_time_count{namespace=${namespace},path=${path},code=~"5.."}[${windowSeconds}s]))`,
      ),
    ]);
    const total = requests[0]?.value ?? 0;
    if (!(total > 0)) return { kind: "no-requests" };
    const errorRatio = (failed[0]?.value ?? 0) / total;
    return { kind: "measured", errorRatio, requests: total, isKept: errorRatio <= errorRatioMax };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "unavailable", reason: error.message };
  }
}
