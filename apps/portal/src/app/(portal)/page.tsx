import { dehydrate } from "@tanstack/react-query";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { Overview } from "#portal/features/environments/components/overview.tsx";
import { environmentQueries } from "#portal/features/environments/queries/environment-queries.ts";
import { getEnvironmentSummaries } from "#portal/features/environments/server/environment-summaries.ts";
import { getWaiting } from "#portal/features/environments/server/waiting.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const metadata = { title: "Overview" };
export const dynamic = "force-dynamic";

export default async function OverviewPage() {
  const may = await requirePageViewer("environment:read");
  const client = createQueryClient();
  await Promise.all([
    client.prefetchQuery({ ...environmentQueries.summaries(), queryFn: () => getEnvironmentSummaries(may) }),
    client.prefetchQuery({ ...environmentQueries.waiting(), queryFn: () => getWaiting(may) }),
  ]);
  return (
    <LivePage state={dehydrate(client)}>
      <Overview />
    </LivePage>
  );
}
