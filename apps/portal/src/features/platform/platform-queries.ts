import { isReady, type PlatformStatus } from "@greenroom/core/platform";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("./contract.ts")).platformRoutes;

export const platformQueries = {
  /** @param known what the server said when it made the page */
  status: (known: PlatformStatus | null) =>
    queryOptions({
      queryKey: ["platform", "status"] as const,
      queryFn: async ({ signal }) => call((await routes()).status, { signal }),
      // The start's own progress is a file that nothing announces.
      refetchInterval: ({ state: { data } }) => (data === null || (data && isReady(data)) ? 30_000 : 2_000),
      staleTime: 1_000,
      initialData: known,
    }),
};
