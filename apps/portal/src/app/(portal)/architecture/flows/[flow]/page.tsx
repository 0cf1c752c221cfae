import { HydrationBoundary } from "@tanstack/react-query";
import { FlowPage } from "#portal/features/architecture/components/flow/flow-page.tsx";
import { prefetchFlow } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function FlowRoute({ params }: { params: Promise<{ flow: string }> }) {
  const { flow } = await params;
  return (
    <HydrationBoundary state={await prefetchFlow(flow)}>
      <FlowPage id={flow} />
    </HydrationBoundary>
  );
}
