import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { environmentRoutes } from "../contract.ts";

/** Live events carry the changes; this is for what they might have missed. */
const refetchIntervalMs = 15_000;

export const environmentQueries = {
  all: ["environments"] as const,
  summaries: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "summaries"],
      queryFn: ({ signal }) => call(environmentRoutes.list, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  waiting: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "waiting"],
      queryFn: ({ signal }) => call(environmentRoutes.waiting, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
