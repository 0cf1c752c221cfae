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
    label: "Overview",
    permission: "environment:read",
    icon: IconHome,
    keywords: ["home", "start"],
  },
  {
    path: "/architecture",
    label: "Architecture",
    permission: "architecture:read",
    icon: IconAffiliate,
    keywords: ["diagram", "components", "landscape"],
  },
  {
    path: "/environments",
    label: "Environments",
    permission: "environment:read",
    icon: IconServer2,
    keywords: ["dev", "stage", "prod", "drift"],
  },
  {
    path: "/runs",
    label: "Runs",
    permission: "run:read",
    icon: IconPlayerPlay,
    keywords: ["terraform", "opentofu", "plan", "apply", "state"],
  },
  {
    path: "/promotions",
    label: "Promotion",
    permission: "promotion:read",
    icon: IconArrowsRight,
    keywords: ["promote", "roll back", "release", "deploy", "gate"],
  },
  {
    path: "/rollouts",
    label: "Rollouts",
    permission: "rollout:read",
    icon: IconRefresh,
    keywords: ["pods", "deployment", "kubernetes"],
  },
  {
    path: "/metrics",
    label: "Metrics",
    permission: "metrics:read",
    icon: IconChartLine,
    keywords: ["prometheus", "errors", "latency", "charts"],
  },
  {
    path: "/risks",
    label: "Risks",
    permission: "architecture:read",
    icon: IconAlertTriangle,
    keywords: ["register", "heat map"],
  },
  {
    path: "/people",
    label: "People",
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
