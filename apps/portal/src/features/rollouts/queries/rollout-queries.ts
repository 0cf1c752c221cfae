import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** For what announces nothing: how long ago a cluster was heard from. */
const refetchIntervalMs = 15_000;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).rolloutRoutes;

export const rolloutQueries = {
  all: ["rollouts"] as const,
  list: () =>
    queryOptions({
      queryKey: [...rolloutQueries.all, "list"],
      queryFn: async ({ signal }) => call((await routes()).list, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
