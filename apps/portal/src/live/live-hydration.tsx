"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useLive } from "./live-provider.tsx";

interface Props {
  readonly state: DehydratedState;
  /** Where the stream stood before it was read; null = not known. */
  readonly readAt: string | null;
  readonly children: ReactNode;
}

/** Takes over what the server has read, and asks again for what has changed on its way here: an event that came
 * meanwhile found nothing to make old. */
export function LiveHydration({ state, readAt, children }: Props) {
  const { takeOver } = useLive();
  const taken = useEffectEvent(takeOver);
  // Behind the boundary's own effect, which takes over what is known already.
  useEffect(
    () =>
      taken(
        state.queries.map(({ queryHash }) => queryHash),
        readAt,
      ),
    [state, readAt],
  );
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
