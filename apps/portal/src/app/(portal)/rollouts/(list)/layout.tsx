import type { ReactNode } from "react";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";

/** Asks before anything is sent: once the page's skeleton is on its way, its status can no longer say who may not. */
export default async function RolloutsLayout({ children }: { children: ReactNode }) {
  await requirePageViewer("rollout:read");
  return children;
}
