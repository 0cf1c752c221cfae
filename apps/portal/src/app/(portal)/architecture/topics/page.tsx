import { HydrationBoundary } from "@tanstack/react-query";
import { TopicsPage } from "#portal/features/architecture/components/contents/topics-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function TopicsRoute() {
  return (
    <HydrationBoundary state={await prefetchContents()}>
      <TopicsPage />
    </HydrationBoundary>
  );
}
