import type { Metadata } from "next";
import { ArchitecturePage } from "#portal/features/architecture/components/architecture-page.tsx";
import type { DiagramScope } from "#portal/features/architecture/diagram-scope.ts";
import { pageTitle } from "#portal/features/architecture/server/page-title.ts";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly zone: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { zone } = await params;
  return await pageTitle({ level: "zone", zone });
}

export default async function ZonePage({ params }: Props) {
  const { zone } = await params;
  const scope: DiagramScope = { level: "zone", zone };
  return (
    <LivePage state={await prefetchDiagram(scope)}>
      <ArchitecturePage scope={scope} />
    </LivePage>
  );
}
