import { executionTiming } from "@greenroom/core/executions";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { untilHeard } from "./until-heard.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const away = () => Promise.reject(new Error("connection refused"));

// The pause of node:timers/promises is not faked, so the clock is moved by what is told.
test("what a database did not hear while it was away for a moment is told again", async () => {
  const tell = vi.fn<() => Promise<string>>().mockImplementationOnce(away).mockResolvedValue("heard");
  expect(await untilHeard(tell)).toBe("heard");
  expect(tell).toHaveBeenCalledTimes(2);
});

test("it is given up when others may speak for the execution", async () => {
  const tell = vi.fn<() => Promise<string>>().mockImplementation(() => {
    vi.advanceTimersByTime(executionTiming.ownStopSeconds * 1000 + 1);
    return away();
  });
  await expect(untilHeard(tell)).rejects.toThrow("connection refused");
  expect(tell).toHaveBeenCalledTimes(1);
});
