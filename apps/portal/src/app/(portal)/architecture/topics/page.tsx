import { TopicsPage } from "#portal/features/architecture/components/contents/topics-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/topics"] };
export const dynamic = "force-dynamic";

export default async function TopicsRoute() {
  return (
    <LivePage state={await prefetchContents()}>
      <TopicsPage />
    </LivePage>
  );
}
