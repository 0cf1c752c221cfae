import type { Sample } from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";
import { scopeFixture } from "../../../core/src/metrics/scope-fixture.ts";
import { createScrapeIntervals } from "./scrape-intervals.ts";

const live = environmentFixture("live");
const scope = scopeFixture();
const measured = (seconds: number) => ({ kind: "measured", seconds });
const away = new UnavailableError("prometheus", "Prometheus could not be reached.");

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Of a server whose samples lie so far apart; null = it has none. */
function intervalsOf(apart: () => Promise<number | null>) {
  const instant = vi.fn<() => Promise<Sample[]>>(async () =>
    (await apart()) === null ? [] : [{ labels: { job: "web" }, value: 9 }],
  );
  const sampleTimes = async () => {
    const seconds = await apart();
    return seconds === null ? [] : [[0, seconds, 2 * seconds]];
  };
  const interval = createScrapeIntervals({ instant, sampleTimes }, () => "http://prometheus");
  return { instant, ask: () => interval(live, scope) };
}

test("many who ask at once make one question, and it is asked again after a while", async () => {
  let seconds = 60;
  const { instant, ask } = intervalsOf(async () => seconds);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([measured(60), measured(60), measured(60)]);
  seconds = 15;
  expect(await ask()).toEqual(measured(60));
  expect(instant).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(121_000);
  // Nobody waits for what was known before.
  expect(await ask()).toEqual(measured(60));
  await vi.advanceTimersByTimeAsync(1);
  expect(await ask()).toEqual(measured(15));
  expect(instant).toHaveBeenCalledTimes(2);
});

test("what was measured stays known while nobody answers", async () => {
  let answer = () => Promise.resolve<number | null>(60);
  const { ask } = intervalsOf(() => answer());
  await ask();
  answer = () => Promise.reject(away);
  await vi.advanceTimersByTimeAsync(121_000);
  await ask();
  await vi.advanceTimersByTimeAsync(1);
  expect(await ask()).toEqual(measured(60));
});

test("too few samples, and nobody there, are said and asked for again soon", async () => {
  let answer = () => Promise.resolve<number | null>(null);
  const { ask } = intervalsOf(() => answer());
  expect(await ask()).toEqual({ kind: "unmeasured" });
  answer = () => Promise.reject(away);
  expect(await ask()).toEqual({ kind: "unmeasured" });
  await vi.advanceTimersByTimeAsync(5_001);
  expect(await ask()).toEqual({ kind: "unavailable", reason: "Prometheus could not be reached." });
  answer = () => Promise.resolve<number | null>(5);
  await vi.advanceTimersByTimeAsync(5_001);
  expect(await ask()).toEqual(measured(5));
});

test("a server that hangs keeps nobody waiting for more than two seconds", async () => {
  const { ask } = intervalsOf(() => new Promise<never>(() => undefined));
  const answer = ask();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answer).toEqual({ kind: "unavailable", reason: "No answer within 2 s." });
});
