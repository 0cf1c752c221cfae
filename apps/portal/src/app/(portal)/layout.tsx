import type { ReactNode } from "react";
import type { Viewer } from "@greenroom/core/access";
import { portal } from "#portal/composition/portal.ts";
import { listNotices } from "#portal/features/access/server/notices.ts";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import { AppFrame } from "#portal/features/shell/components/app-frame.tsx";

export const dynamic = "force-dynamic";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { viewer: who } = await requirePageViewer("environment:read");
  const { id, name, email, grants, cameBy } = who;
  const viewer: Viewer = { id, name, email, grants, ...(cameBy && { cameBy }) };
  const { environments: known, platformStatus } = portal();
  const environments = known.map(({ production, cluster, ...each }) => ({
    id: each.id,
    name: each.name,
    production,
    service: cluster.workload,
  }));
  const [preparation, notices] = await Promise.all([
    platformStatus.read(),
    requirePageViewer("account:read").then(listNotices),
  ]);
  return <AppFrame facts={{ viewer, environments, preparation, notices }}>{children}</AppFrame>;
}
