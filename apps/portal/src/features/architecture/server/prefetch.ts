import "server-only";
import type { Result } from "@greenroom/core/result";
import { dehydrate, type DehydratedState, type QueryKey } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { createQueryClient } from "../../../design/index.ts";
import { requirePageViewer } from "../../access/server/require-page-viewer.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { architectureQueries } from "../queries/architecture-queries.ts";
import { getContents } from "./get-contents.ts";
import { getFindings } from "./get-findings.ts";
import { getFlow } from "./get-flow.ts";
import { getPage } from "./get-page.ts";

export const prefetchDiagram = (scope: DiagramScope) =>
  prefetch(architectureQueries.diagram(scope).queryKey, () => getPage(scope));
export const prefetchContents = () => prefetch(architectureQueries.contents().queryKey, getContents);
export const prefetchFindings = () => prefetch(architectureQueries.findings().queryKey, getFindings);
export const prefetchFlow = (id: string) =>
  prefetch(architectureQueries.flow(id).queryKey, () => getFlow(id));

/** What a page needs for its first picture. A failure is left to the page, which asks again and says why. */
export async function prefetch(
  queryKey: QueryKey,
  read: () => Promise<Result<unknown>>,
): Promise<DehydratedState> {
  await requirePageViewer("architecture:read");
  const found = await read();
  if (!found.ok && found.error.code.endsWith("_not_found")) notFound();
  const client = createQueryClient();
  if (found.ok) client.setQueryData(queryKey, found.value);
  return dehydrate(client);
}
