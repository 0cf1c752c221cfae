import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** Live events carry the changes; this is for what they might have missed. */
const refetchIntervalMs = 15_000;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).environmentRoutes;

export const environmentQueries = {
  all: ["environments"] as const,
  summaries: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "summaries"],
      queryFn: async ({ signal }) => call((await routes()).list, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  waiting: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "waiting"],
      queryFn: async ({ signal }) => call((await routes()).waiting, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
