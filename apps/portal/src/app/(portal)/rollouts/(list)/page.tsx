import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RolloutsView } from "#portal/features/rollouts/components/rollouts-view.tsx";
import { rolloutQueries } from "#portal/features/rollouts/queries/rollout-queries.ts";
import { getNotHere, getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";

export const metadata = { title: "Rollouts" };
export const dynamic = "force-dynamic";

export default async function RolloutsPage() {
  const may = await requirePageViewer("rollout:read");
  const client = createQueryClient();
  await client.prefetchQuery({ ...rolloutQueries.list(), queryFn: () => getRolloutCards(may) });
  return (
    <NuqsAdapter>
      <HydrationBoundary state={dehydrate(client)}>
        <RolloutsView notHere={getNotHere(may)} />
      </HydrationBoundary>
    </NuqsAdapter>
  );
}
