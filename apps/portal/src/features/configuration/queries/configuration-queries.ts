import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** No event tells of it. What is missing is looked for more often: it may be on its way. */
const refetchIntervalMs = { sound: 60_000, faulty: 15_000 };

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).configurationRoutes;

export const configurationQueries = {
  all: ["configuration"] as const,
  findings: () =>
    queryOptions({
      queryKey: [...configurationQueries.all, "findings"],
      queryFn: async ({ signal }) => call((await routes()).findings, { signal }),
      refetchInterval: ({ state: { data } }) =>
        data === undefined || data.faults.length === 0 ? refetchIntervalMs.sound : refetchIntervalMs.faulty,
    }),
};
