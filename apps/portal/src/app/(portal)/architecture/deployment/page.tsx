import { HydrationBoundary } from "@tanstack/react-query";
import { ArchitecturePage } from "#portal/features/architecture/components/architecture-page.tsx";
import type { DiagramScope } from "#portal/features/architecture/diagram-scope.ts";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function DeploymentPage() {
  const scope: DiagramScope = { level: "deployment" };
  return (
    <HydrationBoundary state={await prefetchDiagram(scope)}>
      <ArchitecturePage scope={scope} />
    </HydrationBoundary>
  );
}
