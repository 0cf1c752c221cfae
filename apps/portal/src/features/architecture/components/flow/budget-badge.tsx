import { StatusBadge } from "../../../../design/index.ts";
import type { FlowSummary } from "../../contents-view.ts";
import { judgeBudget } from "../../judge-budget.ts";

export function BudgetBadge({ flow }: { flow: Pick<FlowSummary, "budgetMs" | "waitMs" | "unbounded"> }) {
  const { tone, words } = judgeBudget(flow);
  return (
    <StatusBadge tone={tone} plain>
      {words}
    </StatusBadge>
  );
}
