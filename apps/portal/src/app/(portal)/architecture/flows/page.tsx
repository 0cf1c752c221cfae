import { HydrationBoundary } from "@tanstack/react-query";
import { FlowsPage } from "#portal/features/architecture/components/contents/flows-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function FlowsRoute() {
  return (
    <HydrationBoundary state={await prefetchContents()}>
      <FlowsPage />
    </HydrationBoundary>
  );
}
