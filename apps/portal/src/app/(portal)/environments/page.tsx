import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { EnvironmentList } from "#portal/features/environments/components/environment-list.tsx";
import { environmentQueries } from "#portal/features/environments/queries/environment-queries.ts";
import { getEnvironmentSummaries } from "#portal/features/environments/server/environment-summaries.ts";

export const metadata = { title: "Environments" };
export const dynamic = "force-dynamic";

export default async function EnvironmentsPage() {
  const may = await requirePageViewer("environment:read");
  const client = createQueryClient();
  await client.prefetchQuery({
    ...environmentQueries.summaries(),
    queryFn: () => getEnvironmentSummaries(may),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EnvironmentList />
    </HydrationBoundary>
  );
}
