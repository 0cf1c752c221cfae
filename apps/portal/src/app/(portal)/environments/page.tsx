import { dehydrate } from "@tanstack/react-query";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { EnvironmentList } from "#portal/features/environments/components/environment-list.tsx";
import { environmentQueries } from "#portal/features/environments/queries/environment-queries.ts";
import { getEnvironmentSummaries } from "#portal/features/environments/server/environment-summaries.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/environments"] };
export const dynamic = "force-dynamic";

export default async function EnvironmentsPage() {
  const may = await requirePageViewer("environment:read");
  const client = createQueryClient();
  await client.prefetchQuery({
    ...environmentQueries.summaries(),
    queryFn: () => getEnvironmentSummaries(may),
  });
  return (
    <LivePage state={dehydrate(client)}>
      <EnvironmentList />
    </LivePage>
  );
}
