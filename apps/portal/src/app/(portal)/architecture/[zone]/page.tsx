import { HydrationBoundary } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { ArchitecturePage } from "#portal/features/architecture/components/architecture-page.tsx";
import type { DiagramScope } from "#portal/features/architecture/diagram-scope.ts";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function ZonePage({ params }: { params: Promise<{ zone: string }> }) {
  const { zone } = await params;
  const scope: DiagramScope = { level: "zone", zone };
  return (
    <HydrationBoundary state={await prefetchDiagram(scope)}>
      <NuqsAdapter>
        <ArchitecturePage scope={scope} />
      </NuqsAdapter>
    </HydrationBoundary>
  );
}
