import { expect, test } from "vitest";
import { judgeBudget } from "./judge-budget.ts";

test.each([
  [{ budgetMs: null, waitMs: 0, unbounded: 2 }, "idle", "nobody waits for it"],
  [{ budgetMs: 1_200, waitMs: 800, unbounded: 0 }, "good", "budget 1.2 s, deadlines allow 800 ms"],
  [{ budgetMs: 1_200, waitMs: 1_250, unbounded: 0 }, "warn", "budget 1.2 s, deadlines allow 1.3 s"],
  [
    { budgetMs: 1_200, waitMs: 800, unbounded: 1 },
    "warn",
    "budget 1.2 s, deadlines allow 800 ms, 1 call without a deadline",
  ],
] as const)("%j → %s", (flow, tone, words) => {
  expect(judgeBudget(flow)).toEqual({ tone, words });
});
