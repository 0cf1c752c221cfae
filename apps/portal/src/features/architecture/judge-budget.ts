import type { StatusTone } from "#portal/design/index.ts";
import type { FlowSummary } from "./contents-view.ts";

/** Whether the deadlines on the way keep what is promised at its end, in words. */
export function judgeBudget({
  budgetMs,
  waitMs,
  unbounded,
}: Pick<FlowSummary, "budgetMs" | "waitMs" | "unbounded">): {
  readonly tone: StatusTone;
  readonly words: string;
} {
  if (budgetMs === null) return { tone: "idle", words: "nobody waits for it" };
  const open =
    unbounded === 0 ? "" : `, ${unbounded} ${unbounded === 1 ? "call" : "calls"} without a deadline`;
  const words = `budget ${formatMs(budgetMs)}, deadlines allow ${formatMs(waitMs)}${open}`;
  return { tone: waitMs > budgetMs || unbounded > 0 ? "warn" : "good", words };
}

/** @returns such as "80 ms", "1.2 s" */
export function formatMs(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`;
}
