import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { LiveReading } from "#portal/features/architecture/overlays/live-reading.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";

export function useLiveReading(): LiveReading {
  const { data } = useQuery(architectureQueries.states());
  const at = data?.at ?? null;
  const isStale = useIsLate(at);
  return useMemo(
    () => ({
      states: data ? new Map(data.states.map((state) => [state.component, state])) : null,
      firing: data?.firing ?? null,
      at: data?.at ?? null,
      isStale,
    }),
    [data, isStale],
  );
}
