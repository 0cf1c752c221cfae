import {
  type ArchitectureModel,
  componentView,
  type DiagramView,
  deploymentView,
  findComponent,
  findFlow,
  findZone,
  flowView,
  landscapeView,
  requirementView,
  zoneView,
} from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { componentPath, flowPath, landscapePath, requirementPath, viewPaths, zonePath } from "../paths.ts";
import { type NotInModel, notInModel } from "./not-in-model.ts";

type Drawn = Pick<DiagramPage, "title" | "description" | "trail"> & { readonly view: DiagramView };

const landscape = { label: "Landscape", path: landscapePath };

export function drawScope(model: ArchitectureModel, scope: DiagramScope): Result<Drawn, NotInModel> {
  switch (scope.level) {
    case "landscape":
      return ok({
        title: "Architecture",
        description: `The streaming platform: ${model.components.length} components in ${model.zones.length} zones. Grey is designed only; what is deployed shows what it is right now.`,
        trail: [landscape],
        view: landscapeView(model),
      });
    case "zone":
      return drawZone(model, scope.zone);
    case "component":
      return drawComponent(model, scope);
    case "requirement":
      return drawRequirement(model, scope.requirement);
    case "flow":
      return drawFlow(model, scope.flow);
    case "deployment":
      return ok({
        title: "Deployment",
        description: `${model.places.length} places, and what runs, or would run, in each of them.`,
        trail: [{ label: "Deployment", path: viewPaths.deployment }],
        view: deploymentView(model),
      });
    default:
      return scope satisfies never;
  }
}

function drawZone(model: ArchitectureModel, id: string): Result<Drawn, NotInModel> {
  const zone = findZone(model, id);
  const view = zoneView(model, id);
  if (!zone || !view) return notInModel("zone");
  const trail = [landscape, { label: zone.name, path: zonePath(id) }];
  return ok({ title: zone.name, description: zone.description, trail, view });
}

function drawComponent(
  model: ArchitectureModel,
  scope: Extract<DiagramScope, { level: "component" }>,
): Result<Drawn, NotInModel> {
  const zone = findZone(model, scope.zone);
  const component = findComponent(model, scope.component);
  const view = componentView(model, scope.component);
  if (!zone || !component || component.zone !== zone.id || !view) return notInModel("component");
  return ok({
    title: component.name,
    description: component.description ?? component.technology ?? "",
    trail: [
      landscape,
      { label: zone.name, path: zonePath(zone.id) },
      { label: component.name, path: componentPath(zone.id, component.id) },
    ],
    view,
  });
}

function drawRequirement(model: ArchitectureModel, id: string): Result<Drawn, NotInModel> {
  const requirement = model.requirements.find((candidate) => candidate.id === id);
  const view = requirementView(model, id);
  if (!requirement || !view) return notInModel("requirement");
  const trail = [
    { label: "Requirements", path: viewPaths.requirements },
    { label: requirement.name, path: requirementPath(id) },
  ];
  return ok({ title: requirement.name, description: requirement.text, trail, view });
}

function drawFlow(model: ArchitectureModel, id: string): Result<Drawn, NotInModel> {
  const flow = findFlow(model, id);
  const view = flowView(model, id);
  if (!flow || !view) return notInModel("flow");
  const serves = flow.requirements.map(
    (requirement) =>
      model.requirements.find((candidate) => candidate.id === requirement)?.name ?? requirement,
  );
  const trail = [
    { label: "Flows", path: viewPaths.flows },
    { label: flow.name, path: flowPath(id) },
  ];
  return ok({ title: flow.name, description: `Serves ${serves.join(", ")}.`, trail, view });
}
