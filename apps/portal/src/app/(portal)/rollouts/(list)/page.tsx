import { dehydrate } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RolloutsView } from "#portal/features/rollouts/components/rollouts-view.tsx";
import { rolloutQueries } from "#portal/features/rollouts/queries/rollout-queries.ts";
import { getNotHere, getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const metadata = { title: "Rollouts" };
export const dynamic = "force-dynamic";

export default async function RolloutsPage() {
  const may = await requirePageViewer("rollout:read");
  const client = createQueryClient();
  await client.prefetchQuery({ ...rolloutQueries.list(), queryFn: () => getRolloutCards(may) });
  return (
    <NuqsAdapter>
      <LivePage state={dehydrate(client)}>
        <RolloutsView notHere={getNotHere(may)} />
      </LivePage>
    </NuqsAdapter>
  );
}
