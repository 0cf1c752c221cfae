import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import type { ComparisonMode } from "../compare/comparison-view.ts";
import { architectureRoutes } from "../contract.ts";

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
      queryFn: ({ signal }) =>
        call(architectureRoutes.compare, {
          query: { mode, from: from ?? undefined, to: to ?? undefined, zone: zone ?? undefined },
          signal,
        }),
      // Another zone of the same comparison changes the drawing alone; of another one nothing is kept.
      placeholderData: (previous, query) =>
        query && [mode, from, to].every((side, index) => query.queryKey[index + 2] === side)
          ? previous
          : undefined,
    }),
};
