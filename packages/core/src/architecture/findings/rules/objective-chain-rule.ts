import { componentName } from "../../model.ts";
import type { ArchitectureRule } from "../architecture-rule.ts";
import { percentText, possibleObjectives } from "../objective-chain.ts";

/** Floating point: 100 × 99.99 ÷ 100 need not be 99.99. */
const tolerancePercent = 1e-9;

export const objectiveChainRule: ArchitectureRule = {
  id: "objective-chain",
  title: "An objective promises more than its chain can keep",
  severity: "high",
  explanation:
    "What waits for others cannot be up more often than all of them together. Lower the promise, give a dependency a fallback, or take it out of the request.",
  check(model) {
    const promises = new Map(model.components.map(({ id, objective }) => [id, objective?.targetPercent]));
    const possible = possibleObjectives(model);
    const named = (id: string) => componentName(model, id);
    return model.components.flatMap(({ id, name, objective }) => {
      const bound = possible.get(id);
      if (!objective || !bound || bound.possiblePercent === null) return [];
      if (objective.targetPercent <= bound.possiblePercent + tolerancePercent) return [];
      const factors = bound.factors.map(({ id: factor, percent }) => {
        const promised = promises.get(factor);
        const isLess = promised !== undefined && promised > percent + tolerancePercent;
        return `${named(factor)} ${percentText(percent)}${isLess ? ` (promises ${percentText(promised)})` : ""}`;
      });
      const notes = [
        ...bound.countedOnce.map(({ id: again, within }) => `${named(again)} is counted in ${named(within)}`),
        ...bound.unpromised.map((silent) => `${named(silent)} promises nothing and is not counted`),
      ];
      const arithmetic = `${name}: ${percentText(objective.targetPercent)} % promised, ${percentText(bound.possiblePercent)} % possible: ${factors.join(" × ")}`;
      return [
        {
          subject: { kind: "component", id },
          components: [id, ...bound.factors.map(({ id: factor }) => factor)],
          message: `${[arithmetic, ...notes].join("; ")}.`,
        },
      ];
    });
  },
};
