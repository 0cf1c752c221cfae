import { WhatIfPage } from "#portal/features/architecture/components/what-if/what-if-page.tsx";
import { prefetchDiagram } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/what-if"] };
export const dynamic = "force-dynamic";

export default async function WhatIfRoute() {
  return (
    <LivePage state={await prefetchDiagram({ level: "landscape" })}>
      <WhatIfPage />
    </LivePage>
  );
}
