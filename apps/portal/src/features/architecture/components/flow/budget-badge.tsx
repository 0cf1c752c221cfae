import { StatusBadge } from "#portal/design/index.ts";
import type { FlowSummary } from "#portal/features/architecture/contents-view.ts";
import { judgeBudget } from "#portal/features/architecture/judge-budget.ts";

export function BudgetBadge({ flow }: { flow: Pick<FlowSummary, "budgetMs" | "waitMs" | "unbounded"> }) {
  const { tone, words } = judgeBudget(flow);
  return (
    <StatusBadge tone={tone} plain>
      {words}
    </StatusBadge>
  );
}
