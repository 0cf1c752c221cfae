import type { ReactNode } from "react";
import { portal } from "#portal/composition/portal.ts";
import { listNotices } from "#portal/features/access/server/notices.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { AppFrame } from "#portal/features/shell/components/app-frame.tsx";

export const dynamic = "force-dynamic";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { viewer } = await requirePageViewer("environment:read");
  const { environments: known, platformStatus } = portal();
  const environments = known.map(({ id, name, production, cluster }) => ({
    id,
    name,
    production,
    service: cluster.workload,
  }));
  const [preparation, notices] = await Promise.all([
    platformStatus.read(),
    requirePageViewer("account:read").then(listNotices),
  ]);
  return <AppFrame facts={{ viewer, environments, preparation, notices }}>{children}</AppFrame>;
}
