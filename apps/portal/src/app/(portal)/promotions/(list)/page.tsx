import { isPromoted, placeOf } from "@greenroom/core/services";
import { dehydrate } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { portal } from "#portal/composition/portal.ts";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { NothingPromoted } from "#portal/features/promotions/components/nothing-promoted.tsx";
import { PipelineView } from "#portal/features/promotions/components/pipeline-view.tsx";
import { promotionQueries } from "#portal/features/promotions/queries/promotion-queries.ts";
import { getPipeline } from "#portal/features/promotions/server/get-pipeline.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const metadata = { title: "Promotions" };
export const dynamic = "force-dynamic";

export default async function PromotionsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const may = await requirePageViewer("promotion:read");
  const { environments, services } = portal();
  const promoted = services.filter(isPromoted);
  const visible = promoted
    .filter((service) => environments.some((environment) => may.covers(placeOf(service, environment))))
    .map(({ id }) => id);
  const asked = (await searchParams)["service"];
  const service = visible.find((id) => id === asked) ?? visible[0];
  if (service === undefined) return <NothingPromoted isElsewhere={promoted.length > 0} />;
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
