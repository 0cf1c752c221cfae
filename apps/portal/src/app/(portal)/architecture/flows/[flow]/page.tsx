import { HydrationBoundary } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { FlowPage } from "#portal/features/architecture/components/flow/flow-page.tsx";
import { prefetchFlow } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function FlowRoute({ params }: { params: Promise<{ flow: string }> }) {
  const { flow } = await params;
  return (
    <HydrationBoundary state={await prefetchFlow(flow)}>
      <NuqsAdapter>
        <FlowPage id={flow} />
      </NuqsAdapter>
    </HydrationBoundary>
  );
}
