import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { ComparePage } from "#portal/features/architecture/components/compare/compare-page.tsx";
import { getModelFacts } from "#portal/features/architecture/server/get-model-facts.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export const metadata = { title: pageLabels["/architecture/compare"] };
export const dynamic = "force-dynamic";

export default async function CompareRoute() {
  const may = await requirePageViewer("architecture:read");
  return <ComparePage model={await getModelFacts(may)} />;
}
