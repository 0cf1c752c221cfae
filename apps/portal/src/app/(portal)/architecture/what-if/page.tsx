import { HydrationBoundary } from "@tanstack/react-query";
import { WhatIfPage } from "#portal/features/architecture/components/what-if/what-if-page.tsx";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "What if" };
export const dynamic = "force-dynamic";

export default async function WhatIfRoute() {
  return (
    <HydrationBoundary state={await prefetchDiagram({ level: "landscape" })}>
      <WhatIfPage />
    </HydrationBoundary>
  );
}
