import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createQueryClient } from "../../../design/index.ts";
import { requirePageViewer } from "../../../features/access/server/require-page-viewer.ts";
import { EnvironmentList } from "../../../features/environments/components/environment-list.tsx";
import { environmentQueries } from "../../../features/environments/queries/environment-queries.ts";
import { getEnvironmentSummaries } from "../../../features/environments/server/environment-summaries.ts";

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
