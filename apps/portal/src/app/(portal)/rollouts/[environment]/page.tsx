import { findEnvironment } from "@greenroom/core/environments";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RolloutDetail } from "#portal/features/rollouts/components/rollout-detail.tsx";
import { rolloutQueries } from "#portal/features/rollouts/queries/rollout-queries.ts";
import { getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly environment: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const environment = findEnvironment(portal().environments, (await params).environment);
  return { title: environment === null ? "Rollout" : `Rollout in ${environment.name}` };
}

export default async function RolloutPage({ params }: Props) {
  const may = await requirePageViewer("rollout:read");
  const { environment } = await params;
  if (findEnvironment(portal().environments, environment) === null) notFound();
  const client = createQueryClient();
  await client.prefetchQuery({ ...rolloutQueries.list(), queryFn: () => getRolloutCards(may) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RolloutDetail environment={environment} />
    </HydrationBoundary>
  );
}
