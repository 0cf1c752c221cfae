import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { Result } from "@greenroom/core/result";
import { type DataTag, dehydrate, type DehydratedState, type QueryKey } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { architectureQueries } from "../queries/architecture-queries.ts";
import { getContents } from "./get-contents.ts";
import { getFindings } from "./get-findings.ts";
import { getFlow } from "./get-flow.ts";
import { getPage } from "./get-page.ts";

export const prefetchDiagram = (scope: DiagramScope) =>
  prefetch(architectureQueries.diagram(scope).queryKey, (may) => getPage(may, scope));
export const prefetchContents = () => prefetch(architectureQueries.contents().queryKey, getContents);
export const prefetchFindings = () => prefetch(architectureQueries.findings().queryKey, getFindings);
export const prefetchFlow = (id: string) =>
  prefetch(architectureQueries.flow(id).queryKey, (may) => getFlow(may, id));

/** What a page needs for its first picture. A failure is left to the page, which asks again and says why. */
async function prefetch<View>(
  queryKey: DataTag<QueryKey, View, Error>,
  read: (may: Authorised<"architecture:read">) => Promise<Result<NoInfer<View>>>,
): Promise<DehydratedState> {
  const found = await read(await requirePageViewer("architecture:read"));
  if (!found.ok && found.error.code.endsWith("_not_found")) notFound();
  const client = createQueryClient();
  if (found.ok) client.setQueryData<View>(queryKey, found.value);
  return dehydrate(client);
}
