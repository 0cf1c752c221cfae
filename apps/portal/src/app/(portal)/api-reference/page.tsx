import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { portal } from "#portal/composition/portal.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { ApiReference } from "#portal/features/api/components/api-reference.tsx";
import { namedRoutes } from "#portal/features/api/contracts.ts";
import { operationViews } from "#portal/features/api/operation-view.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: pageLabels["/api-reference"] };

export default async function Page() {
  await requirePageViewer("environment:read");
  return (
    <NuqsAdapter>
      <ApiReference operations={operationViews(namedRoutes, portal().settings.GREENROOM_BASE_URL)} />
    </NuqsAdapter>
  );
}
