import { migrate } from "@greenroom/adapters/postgres";
import type { PromotionId } from "@greenroom/core/promotions";
import { TerminalError, UnavailableError } from "@greenroom/core/result";
import type { RolloutView, ServiceRollout } from "@greenroom/core/rollouts";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { executePromotion } from "./execute-promotion.ts";
import { createPromotionWorker, dev, silentLog } from "./promotion-worker-fixture.ts";

const url = await startTestDatabase(migrate);
const [first, second] = [createPromotionWorker(url, "first/1"), createPromotionWorker(url, "second/1")];
const { database, promotions } = first;
const running = new AbortController().signal;
afterAll(() => Promise.all([first.stop(), second.stop()]));
afterEach(async () => {
  first.applied.length = 0;
  second.applied.length = 0;
  await database.$executeRaw`TRUNCATE promotions`;
});

const find = async (id: PromotionId) => {
  const found = await promotions.find(id);
  if (found === null) throw new Error("the promotion is gone");
  return found;
};

test("a worker that stops after the gates leaves them to be judged again: nothing unjudged is applied", async () => {
  const { id } = await first.request();
  const job = new AbortController();
  const change: typeof promotions.change = async (of, event, cause) => {
    const changed = await promotions.change(of, event, cause);
    if ("step" in event && event.type === "step_finished" && event.step === "check") job.abort();
    return changed;
  };
  const stopping = { ...first.execution, promotions: { ...promotions, change } };
  await expect(executePromotion(stopping, id, job.signal)).rejects.toThrow(
    "left to another attempt: job_ends",
  );
  expect(await find(id)).toMatchObject({ status: "running", lease: null });
  const hold = {
    risk: "r",
    title: "Fake high availability",
    check: "c",
    outcome: "violated",
    observed: "No budget.",
    acceptedUntil: null,
  } as const;
  await executePromotion({ ...second.execution, riskHolds: { into: async () => [hold] } }, id, running);
  expect([...first.applied, ...second.applied]).toEqual([]);
  expect(await find(id)).toMatchObject({
    status: "aborted",
    outcome: "Held at the gates, nothing was changed: Held by “Fake high availability” (No budget.).",
  });
});

test("what was applied is not applied again by who resumes: what somebody changed by hand since then stays", async () => {
  const { id } = await first.request();
  const job = new AbortController();
  const { rollouts } = first.execution;
  const waiting = (changes: Partial<RolloutView>): ServiceRollout => {
    const seen = rollouts.find(dev.id, "go-demo");
    if (!seen?.rollout) throw new Error("nothing is seen");
    return { ...seen, rollout: { ...seen.rollout, ...changes } };
  };
  const change: typeof promotions.change = async (of, event, cause) => {
    const changed = await promotions.change(of, event, cause);
    if ("step" in event && event.type === "step_started" && event.step === "rollout") job.abort();
    return changed;
  };
  const findProgressing = () => waiting({ status: "Progressing" });
  const stopping = {
    ...first.execution,
    promotions: { ...promotions, change },
    rollouts: { ...rollouts, find: findProgressing },
  };
  await expect(executePromotion(stopping, id, job.signal)).rejects.toThrow("job_ends");
  expect(first.applied).toHaveLength(1);

  const byHand = { reference: "", repository: "greenroom.local/go-demo", tag: "hotfix", digest: null };
  const findChanged = () => waiting({ image: byHand, version: "hotfix", generation: 100 });
  await executePromotion({ ...second.execution, rollouts: { ...rollouts, find: findChanged } }, id, running);
  expect(second.applied).toEqual([]);
  expect(await find(id)).toMatchObject({
    status: "failed",
    outcome: "Someone else changed the target meanwhile: it runs hotfix.",
  });
});

test("what cannot be tried again and what stops the worker at once: another one goes on", async () => {
  const { id } = await first.request();
  const job = new AbortController();
  const apply = async () => {
    job.abort();
    throw new TerminalError("The overlay has no Deployment.");
  };
  const left: unknown = await executePromotion(
    { ...first.execution, writer: { apply } },
    id,
    job.signal,
  ).catch((error: unknown) => error);
  // A job that ends with a TerminalError is not tried again.
  expect(left).toBeInstanceOf(Error);
  expect(left).not.toBeInstanceOf(TerminalError);
  expect(await find(id)).toMatchObject({ status: "running", lease: null });
});

test.each([
  [
    "a surprise",
    new Error("connect to 10.0.0.7 as admin:hunter2"),
    /^The worker could not go on\. Look for this/,
  ],
  ["what the cluster refused", new TerminalError("The cluster refused the change."), /^The cluster refused/],
  ["an outage", new UnavailableError("kubernetes", "The cluster is away."), /^The cluster is away\.$/],
])("%s ends it as errored, and is in the worker's log", async (_, error, outcome) => {
  const { id } = await first.request();
  const logged: object[] = [];
  const log = { ...silentLog, error: (facts: object) => void logged.push(facts) };
  await executePromotion(
    { ...first.execution, log, writer: { apply: () => Promise.reject(error) } },
    id,
    running,
  );
  expect(await find(id)).toMatchObject({ status: "errored", outcome: expect.stringMatching(outcome) });
  expect(logged).toEqual([{ promotionId: id, err: error }]);
});

test("a release is not verified by what was seen before its cluster went away", async () => {
  const { id } = await first.request();
  let isAway = false;
  const { rollouts } = first.execution;
  const look: typeof rollouts.find = (environment, service) => {
    const seen = rollouts.find(environment, service);
    const connection = { state: "unreachable", reason: "no answer" } as const;
    return seen && isAway ? { ...seen, connection: { ...seen.connection, ...connection } } : seen;
  };
  const change: typeof promotions.change = (of, event, cause) => {
    if ("step" in event && event.type === "step_started" && event.step === "verify") isAway = true;
    return promotions.change(of, event, cause);
  };
  const execution = {
    ...first.execution,
    promotions: { ...promotions, change },
    rollouts: { ...rollouts, find: look },
  };
  const executing = executePromotion(execution, id, running);
  await vi.waitFor(async () =>
    expect((await find(id)).steps[3]).toMatchObject({
      status: "running",
      detail: "The cluster of dev is not reachable: no answer.",
    }),
  );
  isAway = false;
  await executing;
  expect(await find(id)).toMatchObject({ status: "succeeded" });
});
