import { HydrationBoundary } from "@tanstack/react-query";
import { RequirementsPage } from "#portal/features/architecture/components/contents/requirements-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function RequirementsRoute() {
  return (
    <HydrationBoundary state={await prefetchContents()}>
      <RequirementsPage />
    </HydrationBoundary>
  );
}
