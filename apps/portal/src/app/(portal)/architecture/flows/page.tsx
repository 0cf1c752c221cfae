import { FlowsPage } from "#portal/features/architecture/components/contents/flows-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/flows"] };
export const dynamic = "force-dynamic";

export default async function FlowsRoute() {
  return (
    <LivePage state={await prefetchContents()}>
      <FlowsPage />
    </LivePage>
  );
}
