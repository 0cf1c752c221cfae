import { portal } from "../../../composition/portal.ts";
import { requirePageViewer } from "../../../features/access/server/require-page-viewer.ts";
import { InsightsView } from "../../../features/metrics/components/insights-view.tsx";

export const metadata = { title: "Metrics" };
export const dynamic = "force-dynamic";

// Charts are asked for by the browser: Prometheus may be slow or away, and the page is there at once.
export default async function InsightsPage() {
  await requirePageViewer("metrics:read");
  return <InsightsView environments={portal().environments.map(({ id, name }) => ({ id, name }))} />;
}
