import { promotionIdSchema } from "@greenroom/core/promotions";
import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { createQueryClient } from "#portal/design/index.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { PromotionDetail } from "#portal/features/promotions/components/promotion-detail.tsx";
import { promotionTitle } from "#portal/features/promotions/promotion-title.ts";
import { promotionQueries } from "#portal/features/promotions/queries/promotion-queries.ts";
import { getPromotion } from "#portal/features/promotions/server/get-promotion.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

/** Read once for the page and its title. */
const read = cache(async (asked: string) => {
  const may = await requirePageViewer("promotion:read");
  const id = promotionIdSchema.safeParse(asked);
  const view = id.success ? await getPromotion(may, id.data) : null;
  return view?.ok ? view.value : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await read((await params).id);
  return { title: view === null ? "Promotion" : promotionTitle(view) };
}

export default async function PromotionPage({ params }: Props) {
  const view = await read((await params).id);
  if (view === null) notFound();
  const { id } = view.promotion;
  const client = createQueryClient();
  client.setQueryData(promotionQueries.detail(id).queryKey, view);
  return (
    <LivePage state={dehydrate(client)}>
      <PromotionDetail id={id} />
    </LivePage>
  );
}
