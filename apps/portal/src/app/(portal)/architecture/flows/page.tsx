import { FlowsPage } from "#portal/features/architecture/components/contents/flows-page.tsx";
import { prefetchContents } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const metadata = { title: "Architecture" };
export const dynamic = "force-dynamic";

export default async function FlowsRoute() {
  return (
    <LivePage state={await prefetchContents()}>
      <FlowsPage />
    </LivePage>
  );
}
