import type { Metadata } from "next";
import { HydrationBoundary } from "@tanstack/react-query";
import { FlowPage } from "#portal/features/architecture/components/flow/flow-page.tsx";
import { pageTitle } from "#portal/features/architecture/server/page-title.ts";
import { prefetchFlow } from "#portal/features/architecture/server/prefetch.ts";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly flow: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { flow } = await params;
  return await pageTitle({ level: "flow", flow });
}

export default async function FlowRoute({ params }: Props) {
  const { flow } = await params;
  return (
    <HydrationBoundary state={await prefetchFlow(flow)}>
      <FlowPage id={flow} />
    </HydrationBoundary>
  );
}
