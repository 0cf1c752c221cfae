import { FindingsPage } from "#portal/features/architecture/components/findings/findings-page.tsx";
import { prefetchFindings } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const metadata = { title: "Findings" };
export const dynamic = "force-dynamic";

export default async function FindingsRoute() {
  return (
    <LivePage state={await prefetchFindings()}>
      <FindingsPage />
    </LivePage>
  );
}
