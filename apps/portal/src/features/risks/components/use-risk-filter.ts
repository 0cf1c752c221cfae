import { evidenceOutcomes, riskCategories, riskStatuses } from "@greenroom/core/risks";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const urlState = {
  /** "likelihood-impact" of the residual risk */
  cell: parseAsString,
  zone: parseAsString,
  category: parseAsStringLiteral(riskCategories),
  status: parseAsStringLiteral(riskStatuses),
  owner: parseAsString,
  now: parseAsStringLiteral(evidenceOutcomes),
};

export function useRiskFilter() {
  return useQueryStates(urlState, { history: "replace" });
}
export type RiskFilter = ReturnType<typeof useRiskFilter>[0];
export type SetRiskFilter = ReturnType<typeof useRiskFilter>[1];
