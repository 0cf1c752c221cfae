import { isReady } from "@greenroom/core/platform";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { platformRoutes } from "./contract.ts";

export const platformQueries = {
  status: () =>
    queryOptions({
      queryKey: ["platform", "status"] as const,
      queryFn: ({ signal }) => call(platformRoutes.status, { signal }),
      // The start's own progress is a file that nothing announces.
      refetchInterval: ({ state: { data } }) => (data === null || (data && isReady(data)) ? 30_000 : 2_000),
      staleTime: 1_000,
    }),
};
