"use client";

import { rolloutKey, serviceRolloutSchema } from "@greenroom/core/rollouts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveTopic } from "#portal/live/use-live-topic.ts";
import type { RolloutCard } from "../contract.ts";
import { rolloutQueries } from "../queries/rollout-queries.ts";

/** The services' rollouts in each environment, each replaced as its cluster says something new. */
export function useRolloutCards() {
  const client = useQueryClient();
  const { queryKey } = rolloutQueries.list();
  useLiveTopic("rollouts", (event) => {
    const changed = serviceRolloutSchema.safeParse(event.data);
    if (!changed.success) return void client.invalidateQueries({ queryKey });
    client.setQueryData<RolloutCard[]>(queryKey, (cards) =>
      cards?.map((card) =>
        rolloutKey(card) === rolloutKey(changed.data) ? { ...card, ...changed.data } : card,
      ),
    );
  });
  return useQuery(rolloutQueries.list());
}
