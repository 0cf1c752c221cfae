import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DriftState } from "#portal/features/architecture/overlays/drift-overlay.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";

/** @param isShown nobody reads the runs for what nobody looks at */
export function useDrift(isShown: boolean): DriftState {
  const { data: reading = null } = useQuery({ ...architectureQueries.drift(), enabled: isShown });
  const isStale = useIsLate(reading?.at ?? null);
  return useMemo(() => ({ reading, isStale }), [reading, isStale]);
}
