import { IconAffiliate } from "@tabler/icons-react";
import { pageLabels } from "./page-labels.ts";
import type { PortalPage } from "./pages.ts";

const keywordsByPath = {
  "/architecture/requirements": ["architecture", "needs"],
  "/architecture/flows": ["architecture", "steps", "sequence"],
  "/architecture/topics": ["architecture", "streams", "events"],
  "/architecture/deployment": ["architecture", "cluster", "placement"],
  "/architecture/what-if": ["architecture", "simulation", "fail"],
  "/architecture/findings": ["architecture", "rules", "faults"],
  "/architecture/compare": ["architecture", "difference", "drift"],
} as const;

/** The ways of looking at the architecture that have a page of their own: its tabs and the palette lead there. */
export const architecturePages: readonly PortalPage[] = (
  Object.keys(keywordsByPath) as readonly (keyof typeof keywordsByPath)[]
).map((path) => ({
  path,
  label: pageLabels[path],
  permission: "architecture:read",
  icon: IconAffiliate,
  keywords: keywordsByPath[path],
}));
