import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { createQueryClient } from "../../../../design/index.ts";
import { requirePageViewer } from "../../../../features/access/server/require-page-viewer.ts";
import { ArchitecturePage } from "../../../../features/architecture/components/architecture-page.tsx";
import { architectureQueries } from "../../../../features/architecture/queries/architecture-queries.ts";
import type { DiagramScope } from "../../../../features/architecture/architecture-view.ts";
import { getDiagram } from "../../../../features/architecture/server/get-diagram.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function ZonePage({ params }: { params: Promise<{ zone: string }> }) {
  await requirePageViewer("architecture:read");
  const { zone } = await params;
  const scope: DiagramScope = { level: "zone", zone };
  const diagram = await getDiagram(scope);
  if (!diagram.ok && diagram.error.code.endsWith("_not_found")) notFound();
  const client = createQueryClient();
  if (diagram.ok) client.setQueryData(architectureQueries.diagram(scope).queryKey, diagram.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ArchitecturePage scope={scope} />
    </HydrationBoundary>
  );
}
