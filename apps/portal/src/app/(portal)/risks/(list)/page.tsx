import { dehydrate } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";

import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RisksPage } from "#portal/features/risks/components/risks-page.tsx";
import { riskQueries } from "#portal/features/risks/queries/risk-queries.ts";
import { getRiskRegister } from "#portal/features/risks/server/get-risk-register.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/risks"] };
export const dynamic = "force-dynamic";

export default async function RisksRoute() {
  const may = await requirePageViewer("risk:read");
  const register = await getRiskRegister(may);
  const client = createQueryClient();
  if (register.ok) client.setQueryData(riskQueries.register().queryKey, register.value);
  return (
    <LivePage state={dehydrate(client)}>
      <NuqsAdapter>
        <RisksPage />
      </NuqsAdapter>
    </LivePage>
  );
}
