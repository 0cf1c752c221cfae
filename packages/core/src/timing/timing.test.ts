import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { every, within } from "./index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("an answer in time is the answer, and no timer stays behind", async () => {
  await expect(within(Promise.resolve(4), 1_000)).resolves.toBe(4);
  expect(vi.getTimerCount()).toBe(0);
});

test("no answer is an error that says how long it was waited for", async () => {
  const silent = within(new Promise(() => undefined), 3_000).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await silent).toEqual(new Error("No answer within 3 s."));
});

test("a failing answer keeps its own error", async () => {
  await expect(within(Promise.reject(new Error("refused")), 1_000)).rejects.toThrow("refused");
});

test("a long round is never joined by another one, and a failed one does not end the rest", async () => {
  let under = 0;
  let most = 0;
  const failures: unknown[] = [];
  const stop = every(
    1_000,
    async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      under -= 1;
      throw new Error("failed");
    },
    (error) => failures.push(error),
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(most).toBe(1);
  expect(failures.length).toBe(3);
  const stopped = stop();
  await vi.advanceTimersByTimeAsync(3_000);
  await stopped;
  expect(under).toBe(0);
});

test("stopping tells the round that is under way", async () => {
  let heard = false;
  const stop = every(
    1_000,
    (signal) =>
      new Promise((resolve) =>
        signal.addEventListener("abort", () => {
          heard = true;
          resolve();
        }),
      ),
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(1_000);
  await stop();
  expect(heard).toBe(true);
});
