import type { DiagramNode, ReservedZoneId } from "@greenroom/core/architecture";
import type { DiagramPage } from "./architecture-view.ts";
import { type FailingPart, formatFailing } from "./failing-parts.ts";

export const landscapePath = "/architecture";
export const zonePath = (zone: string) => `/architecture/${zone}`;
export const componentPath = (zone: string, component: string) => `/architecture/${zone}/${component}`;
export const documentPath = (zone: string, component: string, path: string) =>
  `${componentPath(zone, component)}?${new URLSearchParams({ tab: "docs", doc: path })}`;
export const flowPath = (flow: string) => `/architecture/flows/${flow}`;
export const requirementPath = (requirement: string) => `/architecture/requirements/${requirement}`;

export const topicPath = (topic: string) => `/architecture/topics?topic=${topic}`;

export const viewPaths = {
  landscape: landscapePath,
  requirements: "/architecture/requirements",
  flows: "/architecture/flows",
  topics: "/architecture/topics",
  deployment: "/architecture/deployment",
  "what-if": "/architecture/what-if",
  findings: "/architecture/findings",
  compare: "/architecture/compare",
} as const satisfies Readonly<Record<"landscape" | ReservedZoneId, string>>;

/** Asks what happens without some parts. */
export const whatIfPath = (failing: readonly FailingPart[], zone?: string) => {
  const query = [
    ...(failing.length > 0 ? [`fail=${formatFailing(failing)}`] : []),
    ...(zone === undefined ? [] : [`zone=${zone}`]),
  ];
  return query.length === 0 ? viewPaths["what-if"] : `${viewPaths["what-if"]}?${query.join("&")}`;
};

/** Where a double-click on a node leads.
 * @returns null = this is its page, or it has none */
export function pathOfNode(page: DiagramPage, { target }: DiagramNode): string | null {
  const path =
    target.kind === "zone"
      ? zonePath(target.id)
      : page.facts.filter(({ id }) => id === target.id).map(({ zone, id }) => componentPath(zone, id))[0];
  return path === undefined || path === page.trail.at(-1)?.path ? null : path;
}
