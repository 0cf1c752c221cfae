import type { EnvironmentRollout } from "@greenroom/core/rollouts";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";

/** An environment's rollout with what the page says about the environment. */
export interface RolloutCard extends EnvironmentRollout {
  readonly name: string;
  readonly isProduction: boolean;
  readonly namespace: string;
}

/** Live events carry the changes; this is for what they might have missed. */
const refetchIntervalMs = 15_000;

export const rolloutQueries = {
  all: ["rollouts"] as const,
  list: () =>
    queryOptions({
      queryKey: [...rolloutQueries.all, "list"],
      queryFn: ({ signal }) => fetchJson<RolloutCard[]>("/api/rollouts", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
