import type { RunStatus } from "@greenroom/core/runs";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { RunDetailView, RunView, WorkspaceView } from "../run-view.ts";

export interface RunListFilter {
  readonly environment: string | null;
  readonly status: RunStatus | null;
}

/** Live events of the topic "runs" make all of these old. */
export const runQueries = {
  list: ({ environment, status }: RunListFilter) =>
    queryOptions({
      queryKey: ["runs", "list", environment, status] as const,
      queryFn: ({ signal }) => {
        const search = new URLSearchParams();
        if (environment !== null) search.set("environment", environment);
        if (status !== null) search.set("status", status);
        return fetchJson<readonly RunView[]>(`/api/runs?${search}`, { signal });
      },
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ["runs", "detail", id] as const,
      queryFn: ({ signal }) => fetchJson<RunDetailView>(`/api/runs/${id}`, { signal }),
    }),
  workspaces: () =>
    queryOptions({
      queryKey: ["runs", "workspaces"] as const,
      queryFn: ({ signal }) => fetchJson<readonly WorkspaceView[]>("/api/runs/workspaces", { signal }),
    }),
};

export const runCommands = {
  request: (json: { environment: string; layer: string; message: string }) =>
    fetchJson<RunView>("/api/runs", { json }),
  approve: (id: string, planDigest: string) =>
    fetchJson<RunView>(`/api/runs/${id}/approve`, { json: { planDigest } }),
  discard: (id: string, reason: string) =>
    fetchJson<RunView>(`/api/runs/${id}/discard`, { json: { reason } }),
  cancel: (id: string) => fetchJson<RunView>(`/api/runs/${id}/cancel`, { json: {} }),
};
