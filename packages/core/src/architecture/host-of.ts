import type { Component } from "./component.ts";
import { type ArchitectureModel, findComponent } from "./model.ts";
import { placesAround } from "./place-of.ts";

/** What a component runs on, and so fails with: what the nearest place around it is, such as a cluster. Where no place
 * says so, a workload runs on what is bound to the cluster. Nothing runs on itself. */
export function hostOf(model: ArchitectureModel, component: Component): Component | null {
  const place = placesAround(model, component).find(
    (around) => around.component !== undefined && around.component !== component.id,
  );
  if (place?.component !== undefined) return findComponent(model, place.component);
  const isWorkload = component.bindings.some(({ kind }) => kind === "workload");
  return isWorkload ? (model.components.find(isCluster) ?? null) : null;
}

function isCluster({ bindings }: Component): boolean {
  return bindings.some(({ kind }) => kind === "cluster");
}
