import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type Caller, invite, signIn } from "../callers/index.ts";

/** One thing that was tried of a product, and what was seen. */
export interface Use {
  readonly what: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly seen: string;
}

const runSchema = z.object({
  id: z.string(),
  status: z.string(),
  plan: z.object({ digest: z.string() }).nullable(),
  failure: z.object({ message: z.string() }).nullish(),
});
const promotionSchema = z.object({ id: z.string(), status: z.string(), outcome: z.string().nullable() });
const pipelineSchema = z.object({
  stages: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      candidate: z
        .object({
          release: z.object({ id: z.string(), version: z.string() }),
          gates: z.array(z.object({ state: z.string(), words: z.string() })),
        })
        .nullable(),
    }),
  ),
});
const chartSchema = z.object({
  environments: z.array(
    z.object({
      name: z.string(),
      series: z.array(z.object({ points: z.array(z.tuple([z.number(), z.number().nullable()])) })),
    }),
  ),
});

/** Does with a started product what people do: a plan that is applied, rollouts, metrics, a promotion.
 * @param link signs the first admin in
 * @returns what was tried, in its order; the rest of it is tried when something fails */
export async function useProduct(origin: string, link: string): Promise<readonly Use[]> {
  const admin = await signIn("admin", link);
  const operator = await invite(origin, admin, { name: "operator", role: "operator" });
  const approver = await invite(origin, admin, { name: "approver", role: "approver" });
  const as = (caller: Caller) => askAs(origin, caller);
  const pipeline = async () => pipelineSchema.parse(await as(operator)("GET", "/api/promotions"));
  return [
    await tried("a plan is made, approved by another person and applied", async () => {
      const asked = await as(operator)("POST", "/api/runs", {
        environment: "dev",
        layer: "platform",
        message: "",
      });
      const { id } = z.object({ id: z.string() }).parse(asked);
      const read = async () => runSchema.parse(await as(operator)("GET", `/api/runs/${id}`));
      const planned = await until(read, ({ status }) => !status.endsWith("ing") && status !== "plan_queued");
      if (planned.status === "planned")
        await as(approver)("POST", `/api/runs/${id}/approve`, { planDigest: planned.plan?.digest });
      const ended = await until(read, ({ status }) =>
        ["applied", "planned_and_finished", "errored", "canceled"].includes(status),
      );
      if (ended.status !== "applied" && ended.status !== "planned_and_finished")
        throw new Error(`the run is ${ended.status}: ${ended.failure?.message ?? ""}`);
      return `${id} is ${ended.status}`;
    }),
    await tried("rollouts are watched", async () => {
      const { stages } = await until(pipeline, (seen) =>
        seen.stages.every(({ status }) => status === "Healthy"),
      );
      return stages.map(({ id, status }) => `${id} ${status}`).join(", ");
    }),
    await tried("requests are measured in each environment", async () => {
      const read = async () =>
        chartSchema
          .parse(await as(operator)("GET", "/api/metrics/request-rate?range=15m&service=go-demo"))
          .environments.map(({ name, series }) => ({ name, last: lastOf(series) }));
      const measured = await until(read, (all) => all.every(({ last }) => last !== null));
      return measured.map(({ name, last }) => `${name} ${last?.toFixed(1)} a second`).join(", ");
    }),
    await tried("a release is promoted to the next environment", async () => {
      const { stages } = await until(pipeline, ({ stages: all }) =>
        all.some(({ candidate }) => candidate?.gates.every(({ state }) => state !== "closed") ?? false),
      );
      const target = stages.find(({ candidate }) =>
        candidate?.gates.every(({ state }) => state !== "closed"),
      );
      if (!target?.candidate) throw new Error("nothing can be promoted");
      const { release } = target.candidate;
      const asked = await as(operator)("POST", "/api/promotions", {
        target: target.id,
        releaseId: release.id,
      });
      const { id } = z.object({ id: z.string() }).parse(asked);
      const detailSchema = z.object({ promotion: promotionSchema });
      const read = async () =>
        detailSchema.parse(await as(operator)("GET", `/api/promotions/${id}`)).promotion;
      const ended = await until(read, ({ status }) => !["pending", "running"].includes(status));
      if (ended.status !== "succeeded") throw new Error(`it ${ended.status}: ${ended.outcome}`);
      return `${release.version} in ${target.id}: ${ended.outcome ?? ended.status}`;
    }),
  ];
}

function lastOf(
  series: readonly { readonly points: readonly (readonly [number, number | null])[] }[],
): number | null {
  return series[0]?.points.findLast(([, value]) => value !== null)?.[1] ?? null;
}

async function tried(what: string, attempt: () => Promise<string>): Promise<Use> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  try {
    const seen = await attempt();
    return { what, passed: true, seconds: seconds(), seen };
  } catch (error) {
    return {
      what,
      passed: false,
      seconds: seconds(),
      seen: (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").slice(0, 400),
    };
  }
}

const untilTimeoutMs = 240_000;

/** @throws Error with what was seen last */
async function until<Value>(read: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  const deadline = performance.now() + untilTimeoutMs;
  for (;;) {
    const value = await read();
    if (isSo(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`after ${untilTimeoutMs / 1000} s: ${JSON.stringify(value).slice(0, 600)}`);
    await delay(1_000);
  }
}

function askAs(origin: string, { headers }: Caller) {
  return async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(origin + path, {
      method,
      headers: { ...headers, origin, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
}
