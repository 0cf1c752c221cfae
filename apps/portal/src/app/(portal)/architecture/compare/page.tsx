import { requirePageViewer } from "../../../../features/access/server/require-page-viewer.ts";
import { ComparePage } from "../../../../features/architecture/components/compare/compare-page.tsx";
import { getModelFacts } from "../../../../features/architecture/server/get-model-facts.ts";

export const metadata = { title: "Compare" };
export const dynamic = "force-dynamic";

export default async function CompareRoute() {
  await requirePageViewer("architecture:read");
  return <ComparePage model={await getModelFacts()} />;
}
