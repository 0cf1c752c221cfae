import { componentName } from "../../model.ts";
import { flowWait } from "../../flow-wait.ts";
import type { ArchitectureRule } from "../architecture-rule.ts";
import type { RuleHit } from "../finding.ts";

export const requirementWithoutFlowRule: ArchitectureRule = {
  id: "requirement-without-flow",
  title: "A requirement that no flow serves",
  severity: "medium",
  explanation:
    "Nobody can show how it is met, and a simulated failure cannot tell whether it is lost. Write the flow down, step by step.",
  check: (model) =>
    model.requirements
      .filter(({ id }) => !model.flows.some(({ requirements }) => requirements.includes(id)))
      .map(({ id, name }): RuleHit => {
        const servants = model.components.filter(({ requirements }) => requirements.includes(id));
        return {
          subject: { kind: "requirement", id },
          components: servants.map((component) => component.id),
          message: `No flow serves "${name}"; ${servants.length} ${servants.length === 1 ? "component says" : "components say"} to do so.`,
        };
      }),
};

/** More names would be a list of everything. */
const longestMax = 4;

export const flowOverBudgetRule: ArchitectureRule = {
  id: "flow-over-budget",
  title: "A flow may take longer than its budget",
  severity: "medium",
  explanation:
    "Deadlines that are longer than what a person was promised do not protect the promise. Shorten the longest, take steps out of the request, or promise less.",
  check: (model) =>
    model.flows.flatMap((flow): readonly RuleHit[] => {
      const { totalMs, calls, unbounded } = flowWait(model, flow);
      if (flow.budgetMs === undefined || totalMs <= flow.budgetMs) return [];
      const counted = calls.filter(({ isCounted }) => isCounted).sort((a, b) => b.waitMs - a.waitMs);
      const ends = (index: number) => {
        const step = flow.steps[index];
        return step ? [step.from, step.to] : [];
      };
      const told = (index: number) =>
        ends(index)
          .map((id) => componentName(model, id))
          .join(" → ");
      const longest = counted.slice(0, longestMax).map(({ index, waitMs }) => `${told(index)} ${waitMs}`);
      const more = counted.length > longestMax ? ` and ${counted.length - longestMax} more` : "";
      const open = unbounded.length > 0 ? ` Without any deadline: ${unbounded.map(told).join(", ")}.` : "";
      return [
        {
          subject: { kind: "flow", id: flow.id },
          components: [...new Set(counted.flatMap(({ index }) => ends(index)))],
          message: `The deadlines of "${flow.name}" allow ${totalMs} ms, its budget is ${flow.budgetMs} ms: ${longest.join(", ")}${more}.${open}`,
        },
      ];
    }),
};
