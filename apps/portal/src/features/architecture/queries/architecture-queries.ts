import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { architectureRoutes } from "../contract.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { type FailingPart, formatFailing } from "../failing-parts.ts";
import type { HistoryTarget } from "../history/history-view.ts";

/** Live events tell of changes; this is for what announces nothing, such as a database that went away. */
const refetchIntervalMs = 15_000;
const historyIntervalMs = 30_000;

export const architectureQueries = {
  all: ["architecture"] as const,
  diagram: (scope: DiagramScope) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "diagram", scope],
      queryFn: ({ signal }) => call(architectureRoutes.diagram, { query: scope, signal }),
    }),
  contents: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "contents"],
      queryFn: ({ signal }) => call(architectureRoutes.contents, { signal }),
    }),
  flow: (id: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "flow", id],
      queryFn: ({ signal }) => call(architectureRoutes.flow, { params: { flow: id }, signal }),
    }),
  whatIf: (failing: readonly FailingPart[]) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "what-if", formatFailing(failing)],
      queryFn: ({ signal }) =>
        call(architectureRoutes.whatIf, { query: { fail: formatFailing(failing) }, signal }),
    }),
  findings: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "findings"],
      queryFn: ({ signal }) => call(architectureRoutes.findings, { signal }),
      meta: { madeOf: ["runs"] },
    }),
  history: ({ kind, id }: HistoryTarget) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "history", kind, id],
      queryFn: ({ signal }) =>
        call(architectureRoutes.history, {
          query: kind === "zone" ? { zone: id } : { component: id },
          signal,
        }),
      meta: { madeOf: ["risks", "promotions", "runs"] },
      refetchInterval: historyIntervalMs,
    }),
  documents: (component: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "documents", component],
      queryFn: ({ signal }) => call(architectureRoutes.documents, { query: { component }, signal }),
    }),
  document: (component: string, path: string) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "documents", component, path],
      queryFn: ({ signal }) => call(architectureRoutes.document, { query: { component, path }, signal }),
    }),
  states: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "states"],
      queryFn: ({ signal }) => call(architectureRoutes.states, { signal }),
      meta: { madeOf: ["rollouts"] },
      refetchInterval: refetchIntervalMs,
    }),
  /** @param environment null = all of them together */
  traffic: (environment: string | null) =>
    queryOptions({
      queryKey: [...architectureQueries.all, "traffic", environment],
      queryFn: ({ signal }) =>
        call(architectureRoutes.traffic, { query: { environment: environment ?? undefined }, signal }),
      refetchInterval: refetchIntervalMs,
    }),
  drift: () =>
    queryOptions({
      queryKey: [...architectureQueries.all, "drift"],
      queryFn: ({ signal }) => call(architectureRoutes.drift, { signal }),
      meta: { madeOf: ["runs"] },
      refetchInterval: refetchIntervalMs,
    }),
};
