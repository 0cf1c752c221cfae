import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { Comparison, ComparisonMode } from "../compare/comparison-view.ts";

export const comparisonQueries = {
  comparison: (mode: ComparisonMode, from: string | null, to: string | null) =>
    queryOptions({
      queryKey: ["architecture", "comparison", mode, from, to],
      queryFn: ({ signal }) => {
        const query = new URLSearchParams({ mode, ...(from ? { from } : {}), ...(to ? { to } : {}) });
        return fetchJson<Comparison>(`/api/architecture/compare?${query}`, { signal });
      },
    }),
};
