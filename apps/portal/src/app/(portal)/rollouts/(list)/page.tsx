import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RolloutsView } from "#portal/features/rollouts/components/rollouts-view.tsx";
import { rolloutQueries } from "#portal/features/rollouts/queries/rollout-queries.ts";
import { getNotHere, getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";
import { serviceTitle } from "#portal/features/shell/service-title.ts";

export const dynamic = "force-dynamic";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const may = await requirePageViewer("rollout:read");
  const services = getRolloutCards(may).map(({ service }) => service);
  return { title: serviceTitle(pageLabels["/rollouts"], (await searchParams)["service"], services) };
}

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
