import { findEnvironment } from "@greenroom/core/environments";
import { findService, isIn } from "@greenroom/core/services";
import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { RolloutDetail } from "#portal/features/rollouts/components/rollout-detail.tsx";
import { rolloutQueries } from "#portal/features/rollouts/queries/rollout-queries.ts";
import { getRolloutCards } from "#portal/features/rollouts/server/rollout-cards.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly environment: string; readonly service: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = await params;
  const may = await requirePageViewer("rollout:read");
  const environment = may.covers(place) && findEnvironment(portal().environments, place.environment);
  return { title: environment ? `${place.service} in ${environment.name}` : "Rollout" };
}

export default async function RolloutPage({ params }: Props) {
  const may = await requirePageViewer("rollout:read");
  const place = await params;
  const environment = findEnvironment(portal().environments, place.environment);
  const service = findService(portal().services, place.service);
  if (!environment || !service || !isIn(service, environment) || !may.covers(place)) notFound();
  const client = createQueryClient();
  await client.prefetchQuery({ ...rolloutQueries.list(), queryFn: () => getRolloutCards(may) });
  return (
    <LivePage state={dehydrate(client)}>
      <RolloutDetail environment={place.environment} service={place.service} />
    </LivePage>
  );
}
