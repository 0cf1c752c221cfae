import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { comparisonViews } from "#portal/features/architecture/compare/change-emphasis.ts";
import { comparisonModes } from "#portal/features/architecture/compare/comparison-view.ts";

const urlState = {
  mode: parseAsStringLiteral(comparisonModes).withDefault("revision"),
  from: parseAsString,
  to: parseAsString,
  view: parseAsStringLiteral(comparisonViews).withDefault("overlay"),
  zone: parseAsString,
  /** The component or zone that is looked at. */
  at: parseAsString,
};

export function useCompareUrl() {
  return useQueryStates(urlState, { history: "replace" });
}
export type CompareUrl = ReturnType<typeof useCompareUrl>[0];
export type SetCompareUrl = (change: Partial<{ [Key in keyof CompareUrl]: CompareUrl[Key] | null }>) => void;
