import type { Authorised } from "@greenroom/core/access";
import { isPromoted, placeOf } from "@greenroom/core/services";
import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { NothingPromoted } from "#portal/features/promotions/components/nothing-promoted.tsx";
import { PipelineView } from "#portal/features/promotions/components/pipeline-view.tsx";
import { promotionQueries } from "#portal/features/promotions/queries/promotion-queries.ts";
import { getPipeline } from "#portal/features/promotions/server/get-pipeline.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";
import { serviceTitle } from "#portal/features/shell/service-title.ts";

export const dynamic = "force-dynamic";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const visible = visiblePromoted(await requirePageViewer("promotion:read"));
  return { title: serviceTitle(pageLabels["/promotions"], (await searchParams)["service"], visible) };
}

/** Ids of the promoted services that the viewer may see somewhere. */
function visiblePromoted(may: Authorised<"promotion:read">): readonly string[] {
  const { environments, services } = portal();
  return services
    .filter(isPromoted)
    .filter((service) => environments.some((environment) => may.covers(placeOf(service, environment))))
    .map(({ id }) => id);
}

export default async function PromotionsPage({ searchParams }: Props) {
  const may = await requirePageViewer("promotion:read");
  const visible = visiblePromoted(may);
  const asked = (await searchParams)["service"];
  const service = visible.find((id) => id === asked) ?? visible[0];
  if (service === undefined) return <NothingPromoted isElsewhere={portal().services.some(isPromoted)} />;
  const client = createQueryClient();
  const pipeline = await getPipeline(may, service);
  if (pipeline.ok) client.setQueryData(promotionQueries.pipeline(service).queryKey, pipeline.value);
  return (
    <NuqsAdapter>
      <LivePage state={dehydrate(client)}>
        <PipelineView services={visible} />
      </LivePage>
    </NuqsAdapter>
  );
}
