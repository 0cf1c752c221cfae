import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** For what announces nothing: what is measured, and what is over by the clock. */
const refetchIntervalMs = 15_000;
const madeOf = ["rollouts", "promotions", "releases", "runs", "risks", "architecture"] as const;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).environmentRoutes;

export const environmentQueries = {
  all: ["environments"] as const,
  summaries: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "summaries"],
      queryFn: async ({ signal }) => call((await routes()).list, { signal }),
      refetchInterval: refetchIntervalMs,
      meta: { madeOf },
    }),
  waiting: () =>
    queryOptions({
      queryKey: [...environmentQueries.all, "waiting"],
      queryFn: async ({ signal }) => call((await routes()).waiting, { signal }),
      refetchInterval: refetchIntervalMs,
      meta: { madeOf },
    }),
};
