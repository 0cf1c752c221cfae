import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { Comparison, ComparisonMode } from "../compare/comparison-view.ts";

interface ComparisonAsked {
  readonly mode: ComparisonMode;
  readonly from: string | null;
  readonly to: string | null;
  /** What is drawn; null = what shows all changes. */
  readonly zone: string | null;
}

export const comparisonQueries = {
  comparison: ({ mode, from, to, zone }: ComparisonAsked) =>
    queryOptions({
      queryKey: ["architecture", "comparison", mode, from, to, zone],
      queryFn: ({ signal }) => {
        const query = new URLSearchParams({
          mode,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...(zone ? { zone } : {}),
        });
        return fetchJson<Comparison>(`/api/architecture/compare?${query}`, { signal });
      },
      // Another zone of the same comparison changes the drawing alone; of another one nothing is kept.
      placeholderData: (previous, query) =>
        query && [mode, from, to].every((side, index) => query.queryKey[index + 2] === side)
          ? previous
          : undefined,
    }),
};
