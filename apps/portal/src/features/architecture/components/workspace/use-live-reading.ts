import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useLiveTopic } from "../../../../live/use-live-topic.ts";
import type { LiveReading } from "../../overlays/live-reading.ts";
import { architectureQueries } from "../../queries/architecture-queries.ts";

/** Three readings in a row did not come. */
const staleAfterMs = 45_000;

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
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setLate(at), Math.max(Date.parse(at) + staleAfterMs - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [at]);
  const isStale = at !== null && at === late;
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
