import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createQueryClient } from "../../../design/index.ts";
import { requirePageViewer } from "../../../features/access/server/require-page-viewer.ts";
import { RolloutsView } from "../../../features/rollouts/components/rollouts-view.tsx";
import { rolloutQueries } from "../../../features/rollouts/queries/rollout-queries.ts";
import { getRolloutCards } from "../../../features/rollouts/server/rollout-cards.ts";

export const metadata = { title: "Rollouts" };
export const dynamic = "force-dynamic";

export default async function RolloutsPage() {
  const may = await requirePageViewer("rollout:read");
  const client = createQueryClient();
  await client.prefetchQuery({ ...rolloutQueries.list(), queryFn: () => getRolloutCards(may) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RolloutsView />
    </HydrationBoundary>
  );
}
