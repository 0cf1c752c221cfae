import { executionTiming, type Heartbeat } from "@greenroom/core/executions";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdLease } from "./hold-lease.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const held = { held: true, stopRequested: false };
const hold = (heartbeat: () => Promise<Heartbeat>, job = new AbortController()) =>
  holdLease({ heartbeat }, "id", "lease-1", job.signal);
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

test("it goes on for as long as it is answered, and leaves no timer", async () => {
  const lease = hold(async () => held);
  await seconds(300);
  expect(lease.signal.aborted).toBe(false);
  lease.release();
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, Heartbeat, string]>([
  ["a person's wish", { held: true, stopRequested: true }, "stop_requested"],
  ["the loss of the lease", { held: false, stopRequested: false }, "lost"],
])("%s is heard with the next heartbeat", async (_, answer, reason) => {
  const lease = hold(async () => answer);
  await seconds(executionTiming.heartbeatSeconds);
  expect([lease.signal.aborted, lease.endedBy()]).toEqual([true, reason]);
  lease.release();
});

test.each<[string, () => Promise<Heartbeat>]>([
  ["fails", () => Promise.reject(new Error("connection refused"))],
  ["hangs", () => new Promise(() => undefined)],
])("a database that %s stops the worker before others give it up", async (_, silent) => {
  let heartbeat: () => Promise<Heartbeat> = async () => held;
  const lease = hold(() => heartbeat());
  await seconds(60);
  heartbeat = silent;
  await seconds(executionTiming.ownStopSeconds - 1);
  expect(lease.signal.aborted).toBe(false);
  await seconds(1);
  expect(lease.endedBy()).toBe("cut_off");
  expect(executionTiming.ownStopSeconds).toBeLessThan(executionTiming.givenUpSeconds);
  lease.release();
});

test("an answer that comes late counts from when it was asked for", async () => {
  const late = 15;
  let answered = 0;
  const lease = hold(async () => {
    if (answered > 0) return new Promise(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, late * 1000));
    answered += 1;
    return held;
  });
  await seconds(executionTiming.heartbeatSeconds + executionTiming.ownStopSeconds);
  expect(lease.endedBy()).toBe("cut_off");
  lease.release();
});

test("the job's end is the first reason, whatever follows", async () => {
  const job = new AbortController();
  const lease = hold(async () => ({ held: false, stopRequested: false }), job);
  job.abort();
  await seconds(5);
  expect(lease.endedBy()).toBe("job_ends");
  lease.release();
});
