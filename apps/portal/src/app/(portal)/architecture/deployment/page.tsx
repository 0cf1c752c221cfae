import { ArchitecturePage } from "#portal/features/architecture/components/architecture-page.tsx";
import type { DiagramScope } from "#portal/features/architecture/diagram-scope.ts";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/deployment"] };
export const dynamic = "force-dynamic";

export default async function DeploymentPage() {
  const scope: DiagramScope = { level: "deployment" };
  return (
    <LivePage state={await prefetchDiagram(scope)}>
      <ArchitecturePage scope={scope} />
    </LivePage>
  );
}
