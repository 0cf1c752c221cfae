import { expect, test, vi } from "vitest";
import { createAnswerCache } from "./answer-cache.ts";

test("all who want the same at the same time share one question", async () => {
  const cache = createAnswerCache<number>();
  const ask = vi.fn<() => Promise<number>>(async () => 1);
  expect(await Promise.all([cache.get("a", 1000, ask), cache.get("a", 1000, ask)])).toEqual([1, 1]);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("an answer is remembered until its time is over", async () => {
  let now = 0;
  const cache = createAnswerCache<number>(() => now);
  const ask = vi.fn<() => Promise<number>>(async () => now);
  expect(await cache.get("a", 1000, ask)).toBe(0);
  now = 999;
  expect(await cache.get("a", 1000, ask)).toBe(0);
  now = 1000;
  expect(await cache.get("a", 1000, ask)).toBe(1000);
});

test("a failure is not remembered", async () => {
  const cache = createAnswerCache<number>();
  await expect(cache.get("a", 1000, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await cache.get("a", 1000, async () => 2)).toBe(2);
});

test("it keeps no more than it may: the oldest goes first", async () => {
  const cache = createAnswerCache<string>(() => 0, 2);
  const ask = vi.fn<() => Promise<string>>(async () => "x");
  for (const key of ["a", "b", "c"]) await cache.get(key, 1000, ask);
  await cache.get("c", 1000, ask);
  expect(ask).toHaveBeenCalledTimes(3);
  await cache.get("a", 1000, ask);
  expect(ask).toHaveBeenCalledTimes(4);
});
