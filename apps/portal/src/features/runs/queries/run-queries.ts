import type { RunStatus } from "@greenroom/core/runs";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).runRoutes;

/** For what announces nothing: a right that ends, a worker that can begin. */
const detailRefetchIntervalMs = 15_000;

export interface RunListFilter {
  readonly environment: string | null;
  readonly status: RunStatus | null;
}

/** Live events of the topic "runs" make all of these old. */
export const runQueries = {
  list: ({ environment, status }: RunListFilter) =>
    queryOptions({
      queryKey: ["runs", "list", environment, status] as const,
      queryFn: async ({ signal }) =>
        call((await routes()).list, {
          query: { environment: environment ?? undefined, status: status ?? undefined },
          signal,
        }),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ["runs", "detail", id] as const,
      queryFn: async ({ signal }) => call((await routes()).detail, { params: { id }, signal }),
      refetchInterval: detailRefetchIntervalMs,
    }),
  workspaces: () =>
    queryOptions({
      queryKey: ["runs", "workspaces"] as const,
      queryFn: async ({ signal }) => call((await routes()).workspaces, { signal }),
    }),
};

export const runCommands = {
  request: async (body: { environment: string; layer: string; message: string }) =>
    call((await routes()).request, { body }),
  approve: async (id: string, planDigest: string, comment: string) =>
    call((await routes()).approve, { params: { id }, body: { planDigest, comment } }),
  discard: async (id: string, reason: string) =>
    call((await routes()).discard, { params: { id }, body: { reason } }),
  cancel: async (id: string, comment: string) =>
    call((await routes()).cancel, { params: { id }, body: { comment } }),
};
