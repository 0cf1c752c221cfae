import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { rolloutRoutes } from "../contract.ts";

/** Live events carry the changes; this is for what they might have missed. */
const refetchIntervalMs = 15_000;

export const rolloutQueries = {
  all: ["rollouts"] as const,
  list: () =>
    queryOptions({
      queryKey: [...rolloutQueries.all, "list"],
      queryFn: ({ signal }) => call(rolloutRoutes.list, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
