import "server-only";
import type { Metadata } from "next";
import { requirePageViewer } from "#portal/features/access/server/require-page-viewer.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { servedModel } from "./served-model.ts";

/** The browser's tab: what a diagram is of, by its name in the model. */
export async function pageTitle(scope: DiagramScope): Promise<Metadata> {
  const served = await servedModel(await requirePageViewer("architecture:read"));
  if (!served.ok) return { title: "Architecture" };
  const { zones, components, requirements, flows } = served.value.architecture;
  const named = {
    landscape: undefined,
    deployment: { name: "Deployment" },
    zone: "zone" in scope ? zones.find(({ id }) => id === scope.zone) : undefined,
    component: "component" in scope ? components.find(({ id }) => id === scope.component) : undefined,
    requirement: "requirement" in scope ? requirements.find(({ id }) => id === scope.requirement) : undefined,
    flow: "flow" in scope ? flows.find(({ id }) => id === scope.flow) : undefined,
  }[scope.level];
  return { title: named ? `${named.name} · Architecture` : "Architecture" };
}
