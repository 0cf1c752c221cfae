import { HydrationBoundary } from "@tanstack/react-query";
import { FindingsPage } from "#portal/features/architecture/components/findings/findings-page.tsx";
import { prefetchFindings } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Findings" };
export const dynamic = "force-dynamic";

export default async function FindingsRoute() {
  return (
    <HydrationBoundary state={await prefetchFindings()}>
      <FindingsPage />
    </HydrationBoundary>
  );
}
