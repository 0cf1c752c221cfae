import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "../http/call.ts";

/** For the browser's one client and for the one each server page prefetches into. Live events say when data is old,
 * so nothing is fetched again just because time went by. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
      },
    },
  });
}
