import { FindingsPage } from "#portal/features/architecture/components/findings/findings-page.tsx";
import { prefetchFindings } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/findings"] };
export const dynamic = "force-dynamic";

export default async function FindingsRoute() {
  return (
    <LivePage state={await prefetchFindings()}>
      <FindingsPage />
    </LivePage>
  );
}
