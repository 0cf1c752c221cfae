import type { Metadata } from "next";
import { FlowPage } from "#portal/features/architecture/components/flow/flow-page.tsx";
import { pageTitle } from "#portal/features/architecture/server/page-title.ts";
import { prefetchFlow } from "#portal/features/architecture/server/prefetch.ts";
import { LivePage } from "#portal/live/live-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly flow: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { flow } = await params;
  return await pageTitle({ level: "flow", flow });
}

export default async function FlowRoute({ params }: Props) {
  const { flow } = await params;
  return (
    <LivePage state={await prefetchFlow(flow)}>
      <FlowPage id={flow} />
    </LivePage>
  );
}
