import type { Permission } from "@greenroom/core/access";
import {
  IconAffiliate,
  IconAlertTriangle,
  IconArrowsRight,
  IconChartLine,
  IconHome,
  IconPlayerPlay,
  IconRefresh,
  IconServer2,
  IconUsers,
} from "@tabler/icons-react";
import { pageLabels } from "./page-labels.ts";

export interface PortalPage {
  readonly path: string;
  readonly label: string;
  readonly permission: Permission;
  readonly icon: typeof IconHome;
  /** Words that people look for it by, beside its label. */
  readonly keywords: readonly string[];
}

/** The pages there are, in the order of the rail. */
export const pages: readonly PortalPage[] = [
  {
    path: "/",
    label: pageLabels["/"],
    permission: "environment:read",
    icon: IconHome,
    keywords: ["home", "start"],
  },
  {
    path: "/architecture",
    label: pageLabels["/architecture"],
    permission: "architecture:read",
    icon: IconAffiliate,
    keywords: ["diagram", "components", "landscape"],
  },
  {
    path: "/environments",
    label: pageLabels["/environments"],
    permission: "environment:read",
    icon: IconServer2,
    keywords: ["dev", "stage", "prod", "drift"],
  },
  {
    path: "/runs",
    label: pageLabels["/runs"],
    permission: "run:read",
    icon: IconPlayerPlay,
    keywords: ["terraform", "opentofu", "plan", "apply", "state"],
  },
  {
    path: "/promotions",
    label: pageLabels["/promotions"],
    permission: "promotion:read",
    icon: IconArrowsRight,
    keywords: ["promote", "roll back", "release", "deploy", "gate"],
  },
  {
    path: "/rollouts",
    label: pageLabels["/rollouts"],
    permission: "rollout:read",
    icon: IconRefresh,
    keywords: ["pods", "deployment", "kubernetes"],
  },
  {
    path: "/metrics",
    label: pageLabels["/metrics"],
    permission: "metrics:read",
    icon: IconChartLine,
    keywords: ["prometheus", "errors", "latency", "charts"],
  },
  {
    path: "/risks",
    label: pageLabels["/risks"],
    permission: "architecture:read",
    icon: IconAlertTriangle,
    keywords: ["register", "heat map"],
  },
  {
    path: "/people",
    label: pageLabels["/people"],
    permission: "person:read",
    icon: IconUsers,
    keywords: ["users", "roles", "invite"],
  },
];

export function pageAt(path: string): PortalPage | undefined {
  return pages
    .filter((page) => page.path === path || (page.path !== "/" && path.startsWith(`${page.path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
