import type { RunStatus } from "@greenroom/core/runs";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { runRoutes } from "../contract.ts";

export interface RunListFilter {
  readonly environment: string | null;
  readonly status: RunStatus | null;
}

/** Live events of the topic "runs" make all of these old. */
export const runQueries = {
  list: ({ environment, status }: RunListFilter) =>
    queryOptions({
      queryKey: ["runs", "list", environment, status] as const,
      queryFn: ({ signal }) =>
        call(runRoutes.list, {
          query: { environment: environment ?? undefined, status: status ?? undefined },
          signal,
        }),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ["runs", "detail", id] as const,
      queryFn: ({ signal }) => call(runRoutes.detail, { params: { id }, signal }),
    }),
  workspaces: () =>
    queryOptions({
      queryKey: ["runs", "workspaces"] as const,
      queryFn: ({ signal }) => call(runRoutes.workspaces, { signal }),
    }),
};

export const runCommands = {
  request: (body: { environment: string; layer: string; message: string }) =>
    call(runRoutes.request, { body }),
  approve: (id: string, planDigest: string) =>
    call(runRoutes.approve, { params: { id }, body: { planDigest } }),
  discard: (id: string, reason: string) => call(runRoutes.discard, { params: { id }, body: { reason } }),
  cancel: (id: string) => call(runRoutes.cancel, { params: { id }, body: {} }),
};
