import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { TrafficState } from "#portal/features/architecture/overlays/traffic-state.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";

/** @param isShown nobody asks Prometheus for what nobody looks at
 * @param environment of which services have numbers of their own; null = all of them together */
export function useTraffic(isShown: boolean, environment: string | null): TrafficState {
  const { data: reading = null } = useQuery({
    ...architectureQueries.traffic(environment),
    enabled: isShown,
  });
  const isStale = useIsLate(reading?.at ?? null);
  return useMemo(() => ({ reading, isStale }), [reading, isStale]);
}
