import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { DiagramPage, DiagramScope, LiveStates } from "../architecture-view.ts";

/** Live events tell of changes; this is for what announces nothing, such as a database that went away. */
const refetchIntervalMs = 15_000;

export const architectureQueries = {
  all: ["architecture"] as const,
  diagram: (scope: DiagramScope) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "diagram", scope],
      queryFn: ({ signal }) => {
        const { level: _, ...parts } = scope;
        return fetchJson<DiagramPage>(`/api/architecture/diagram?${new URLSearchParams(parts)}`, { signal });
      },
    }),
  states: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "states"],
      queryFn: ({ signal }) => fetchJson<LiveStates>("/api/architecture/states", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
