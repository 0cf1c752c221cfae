import { type Environment, type PrometheusAccess, prometheusAccessOf } from "@greenroom/core/environments";
import { type MetricsSource, onGrid, type PromQl, type Sample } from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { z } from "zod";
import { foreignAnswer } from "./access-failure.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { createPrometheusConnection } from "./connection.ts";
import { createScrapeIntervals } from "./scrape-intervals.ts";

const answerTimeoutMs = 5_000;
const instantTtlMs = 2_000;
const rangeTtlMaxMs = 30_000;

const sampleSchema = z.tuple([z.number(), z.string()]);
const labelsSchema = z.record(z.string(), z.string());
const matrixSchema = z.array(z.object({ metric: labelsSchema, values: z.array(sampleSchema) }));
/** Samples as they were taken; of a native histogram they are no numbers. */
const samplesSchema = z.array(
  z.object({
    metric: labelsSchema,
    values: z.array(sampleSchema).default([]),
    histograms: z.array(z.tuple([z.number(), z.unknown()])).default([]),
  }),
);
const vectorSchema = z.array(z.object({ metric: labelsSchema, value: sampleSchema }));
const answerSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data: z.object({ resultType: z.string(), result: z.unknown() }) }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);

/** Prometheus' HTTP API.
 * @param fallback where an environment names no Prometheus of its own; without a url none is configured */
export function createPrometheusMetrics(fallback: PrometheusAccess): MetricsSource {
  const answers = createAnswerCache<unknown>();
  const answeredAt = new Map<string, Date>();
  const connection = createPrometheusConnection(answerTimeoutMs);
  const accessOf = ({ prometheus }: Environment) => prometheusAccessOf(prometheus, fallback);

  /** @throws UnavailableError */
  const query = async (url: URL, access: PrometheusAccess, body: URLSearchParams): Promise<unknown> => {
    const { status, text, location } = await connection.post(url, access, body);
    const answer = answerSchema.safeParse(parseJson(text));
    // What stands before it may refuse in Prometheus's own form.
    if (!answer.success || status === 401 || status === 403)
      throw foreignAnswer(access, status, text, location);
    if (answer.data.status === "error")
      throw new UnavailableError("prometheus", `Prometheus refused the query: ${answer.data.error}.`);
    return answer.data.data.result;
  };

  const ask = async (
    environment: Environment,
    path: string,
    parameters: Record<string, string>,
    ttlMs: number,
  ): Promise<unknown> => {
    const access = accessOf(environment);
    if (access.url === undefined)
      throw new UnavailableError("prometheus", `No Prometheus is configured for ${environment.name}.`, {
        remedy: "Set PROMETHEUS_URL, or prometheus.url of the environment in greenroom.yaml.",
      });
    const url = new URL(`${access.url.replace(/\/$/, "")}/api/v1/${path}`);
    const body = new URLSearchParams(parameters);
    // One address answers each token with what its owner may see.
    const asker = keyOf(access);
    return answers.get(`${asker} ${path}?${body.toString()}`, ttlMs, async () => {
      const result = await query(url, access, body);
      answeredAt.set(asker, new Date());
      return result;
    });
  };

  const askNow = (environment: Environment, promQl: PromQl) =>
    ask(environment, "query", { query: promQl, timeout: `${answerTimeoutMs}ms` }, instantTtlMs);

  async function instant(environment: Environment, promQl: PromQl): Promise<readonly Sample[]> {
    const result = read(vectorSchema, await askNow(environment, promQl));
    return result
      .map(({ metric, value }) => ({ labels: metric, value: toNumber(value[1]) }))
      .filter(({ value }) => !Number.isNaN(value));
  }

  return {
    async range(environment, promQl, range) {
      const { start, end, stepSeconds } = range;
      const parameters = {
        query: promQl,
        start: String(start),
        end: String(end),
        step: String(stepSeconds),
        timeout: `${answerTimeoutMs}ms`,
      };
      const ttlMs = Math.min(stepSeconds * 1000, rangeTtlMaxMs);
      const result = read(matrixSchema, await ask(environment, "query_range", parameters, ttlMs));
      return result.map(({ metric, values }) =>
        onGrid(
          metric,
          values.map(([at, value]) => [at, toNumber(value)] as const),
          range,
        ),
      );
    },

    instant,

    scrapeInterval: createScrapeIntervals(
      {
        instant,
        async sampleTimes(environment, samples) {
          const result = read(samplesSchema, await askNow(environment, samples));
          return result.map(({ values, histograms }) => [...values, ...histograms].map(([at]) => at));
        },
      },
      (environment) => keyOf(accessOf(environment)),
    ),

    lastAnsweredAt(environment) {
      return answeredAt.get(keyOf(accessOf(environment))) ?? null;
    },
  };
}

function keyOf({ url, bearerTokenFile, caFile }: PrometheusAccess): string {
  return JSON.stringify([url, bearerTokenFile, caFile]);
}

/** What is no result of this kind is an outage of the source, not a fault of whoever asked. */
function read<Schema extends z.ZodType>(schema: Schema, result: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new UnavailableError("prometheus", "Prometheus answered with something else than a result.", {
    cause: parsed.error,
  });
}

/** Prometheus writes NaN, +Inf and -Inf as text. */
function toNumber(text: string): number {
  if (text === "+Inf") return Number.POSITIVE_INFINITY;
  return text === "-Inf" ? Number.NEGATIVE_INFINITY : Number(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
