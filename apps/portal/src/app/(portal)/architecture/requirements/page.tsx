import { RequirementsPage } from "#portal/features/architecture/components/contents/requirements-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/requirements"] };
export const dynamic = "force-dynamic";

export default async function RequirementsRoute() {
  return (
    <LivePage state={await prefetchContents()}>
      <RequirementsPage />
    </LivePage>
  );
}
