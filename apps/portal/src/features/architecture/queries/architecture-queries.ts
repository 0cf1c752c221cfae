import type { TrafficReading } from "@greenroom/core/architecture";
import type { DiagramNode } from "@greenroom/core/architecture";
import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { DiagramPage, LiveStates } from "../architecture-view.ts";
import type { ArchitectureContents } from "../contents-view.ts";
import type { DocumentList, DocumentView } from "../documents/documents-view.ts";
import type { DriftReading } from "../drift-view.ts";
import type { ComponentHistory } from "../history/history-view.ts";
import type { FindingsView } from "../findings-view.ts";
import type { FlowPage } from "../flow-view.ts";
import type { WhatIfView } from "../what-if-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { type FailingPart, formatFailing } from "../failing-parts.ts";

/** Live events tell of changes; this is for what announces nothing, such as a database that went away. */
const refetchIntervalMs = 15_000;
const historyIntervalMs = 30_000;

export const architectureQueries = {
  all: ["architecture"] as const,
  diagram: (scope: DiagramScope) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "diagram", scope],
      queryFn: ({ signal }) =>
        fetchJson<DiagramPage>(`/api/architecture/diagram?${new URLSearchParams(scope)}`, { signal }),
    }),
  contents: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "contents"],
      queryFn: ({ signal }) => fetchJson<ArchitectureContents>("/api/architecture/contents", { signal }),
    }),
  flow: (id: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "flow", id],
      queryFn: ({ signal }) =>
        fetchJson<FlowPage>(`/api/architecture/flows/${encodeURIComponent(id)}`, { signal }),
    }),
  whatIf: (failing: readonly FailingPart[]) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "what-if", formatFailing(failing)],
      queryFn: ({ signal }) =>
        fetchJson<WhatIfView>(
          `/api/architecture/what-if?${new URLSearchParams({ fail: formatFailing(failing) })}`,
          {
            signal,
          },
        ),
    }),
  findings: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "findings"],
      queryFn: ({ signal }) => fetchJson<FindingsView>("/api/architecture/findings", { signal }),
    }),
  history: ({ kind, id }: DiagramNode["target"]) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "history", kind, id],
      queryFn: ({ signal }) =>
        fetchJson<ComponentHistory>(`/api/architecture/history?${new URLSearchParams({ [kind]: id })}`, {
          signal,
        }),
      // Most of what it tells announces itself under other names.
      refetchInterval: historyIntervalMs,
    }),
  documents: (component: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "documents", component],
      queryFn: ({ signal }) =>
        fetchJson<DocumentList>(`/api/architecture/documents?${new URLSearchParams({ component })}`, {
          signal,
        }),
    }),
  document: (component: string, path: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "documents", component, path],
      queryFn: ({ signal }) =>
        fetchJson<DocumentView>(`/api/architecture/documents?${new URLSearchParams({ component, path })}`, {
          signal,
        }),
    }),
  states: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "states"],
      queryFn: ({ signal }) => fetchJson<LiveStates>("/api/architecture/states", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  traffic: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "traffic"],
      queryFn: ({ signal }) => fetchJson<TrafficReading>("/api/architecture/traffic", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
  drift: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "drift"],
      queryFn: ({ signal }) => fetchJson<DriftReading>("/api/architecture/drift", { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};
