import type { Environment } from "@greenroom/core/environments";
import { type MetricsSource, onGrid, type PromQl, type Sample } from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { z } from "zod";
import { createAnswerCache } from "./answer-cache.ts";
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
 * @param defaultUrl where an environment names no Prometheus of its own; undefined = none is configured */
export function createPrometheusMetrics(defaultUrl: string | undefined): MetricsSource {
  const answers = createAnswerCache<unknown>();
  const answeredAt = new Map<string, Date>();
  const baseOf = ({ prometheus }: Environment) => prometheus.url ?? defaultUrl;

  const ask = async (
    environment: Environment,
    path: string,
    parameters: Record<string, string>,
    ttlMs: number,
  ): Promise<unknown> => {
    const base = baseOf(environment);
    if (base === undefined)
      throw new UnavailableError("prometheus", `No Prometheus is configured for ${environment.name}.`);
    const url = new URL(`${base.replace(/\/$/, "")}/api/v1/${path}`);
    const body = new URLSearchParams(parameters);
    return answers.get(`${url.href}?${body.toString()}`, ttlMs, async () => {
      const result = await query(url, body);
      answeredAt.set(base, new Date());
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
      (environment) => baseOf(environment) ?? "",
    ),

    lastAnsweredAt(environment) {
      return answeredAt.get(baseOf(environment) ?? "") ?? null;
    },
  };
}

async function query(url: URL, body: URLSearchParams): Promise<unknown> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(answerTimeoutMs) });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    throw new UnavailableError(
      "prometheus",
      isTimeout
        ? `Prometheus did not answer within ${answerTimeoutMs / 1000} s.`
        : "Prometheus could not be reached.",
      { cause: error },
    );
  }
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success)
    throw new UnavailableError("prometheus", `Prometheus answered with HTTP ${status} and no result.`);
  if (answer.data.status === "error")
    throw new UnavailableError("prometheus", `Prometheus refused the query: ${answer.data.error}.`);
  return answer.data.data.result;
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
