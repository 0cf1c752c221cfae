import { promotionIdSchema } from "@greenroom/core/promotions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { PromotionDetail } from "#portal/features/promotions/components/promotion-detail.tsx";
import { promotionQueries } from "#portal/features/promotions/queries/promotion-queries.ts";
import { getPromotion } from "#portal/features/promotions/server/get-promotion.ts";

export const metadata = { title: "Promotion" };
export const dynamic = "force-dynamic";

export default async function PromotionPage({ params }: { params: Promise<{ id: string }> }) {
  const may = await requirePageViewer("promotion:read");
  const id = promotionIdSchema.safeParse((await params).id);
  const view = id.success ? await getPromotion(may, id.data) : null;
  if (!id.success || !view?.ok) notFound();
  const client = createQueryClient();
  client.setQueryData(promotionQueries.detail(id.data).queryKey, view.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PromotionDetail id={id.data} />
    </HydrationBoundary>
  );
}
