import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLiveTopic } from "#portal/live/use-live-topic.ts";
import type { LiveReading } from "#portal/features/architecture/overlays/live-reading.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";

export function useLiveReading(): LiveReading {
  const client = useQueryClient();
  const { data } = useQuery(architectureQueries.states());
  useLiveTopic("rollouts", () => {
    // Several pods change at once: one reading under way is enough.
    void client.invalidateQueries(
      { queryKey: architectureQueries.states().queryKey },
      { cancelRefetch: false },
    );
  });
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
