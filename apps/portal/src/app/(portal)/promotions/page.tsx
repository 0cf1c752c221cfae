import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { PipelineView } from "#portal/features/promotions/components/pipeline-view.tsx";
import { promotionQueries } from "#portal/features/promotions/queries/promotion-queries.ts";
import { getPipeline } from "#portal/features/promotions/server/get-pipeline.ts";

export const metadata = { title: "Promotions" };
export const dynamic = "force-dynamic";

export default async function PromotionsPage() {
  const may = await requirePageViewer("promotion:read");
  const client = createQueryClient();
  await client.prefetchQuery({ ...promotionQueries.pipeline(), queryFn: () => getPipeline(may) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PipelineView />
    </HydrationBoundary>
  );
}
