"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent, useMemo } from "react";
import { useLive } from "./live-provider.tsx";

interface Props {
  /** What `dehydrate` gave, as JSON: React sends a text as it is, and looks at every value of an object, on the server
   * twice. */
  readonly text: string;
  /** Where the stream stood before it was read; null = not known. */
  readonly readAt: string | null;
  readonly children: ReactNode;
}

/** Takes over what the server has read, and asks again for what has changed on its way here: an event that came
 * meanwhile found nothing to make old. */
export function LiveHydration({ text, readAt, children }: Props) {
  const state = useMemo((): DehydratedState => JSON.parse(text), [text]);
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
