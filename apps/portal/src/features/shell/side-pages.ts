import { IconApi, IconKey } from "@tabler/icons-react";
import { pageLabels } from "./page-labels.ts";
import type { PortalPage } from "./pages.ts";

/** Pages that are looked for now and then: the person's menu and the palette lead there, not the rail. */
export const sidePages: readonly PortalPage[] = [
  {
    path: "/account",
    label: pageLabels["/account"],
    permission: "account:read",
    icon: IconKey,
    keywords: ["account", "token", "program", "ci"],
  },
  {
    path: "/api-reference",
    label: pageLabels["/api-reference"],
    permission: "environment:read",
    icon: IconApi,
    keywords: ["openapi", "routes", "http", "program"],
  },
];
