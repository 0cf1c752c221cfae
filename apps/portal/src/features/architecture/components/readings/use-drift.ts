import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLiveTopic } from "#portal/live/use-live-topic.ts";
import type { DriftState } from "#portal/features/architecture/overlays/drift-overlay.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";

/** @param isShown nobody reads the runs for what nobody looks at */
export function useDrift(isShown: boolean): DriftState {
  const client = useQueryClient();
  const { data: reading = null } = useQuery({ ...architectureQueries.drift(), enabled: isShown });
  useLiveTopic("runs", () => {
    // A run moves through several statuses at once: one reading under way is enough.
    void client.invalidateQueries(
      { queryKey: architectureQueries.drift().queryKey },
      { cancelRefetch: false },
    );
  });
  const isStale = useIsLate(reading?.at ?? null);
  return useMemo(() => ({ reading, isStale }), [reading, isStale]);
}
