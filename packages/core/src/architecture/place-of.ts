import type { Component } from "./component.ts";
import type { ArchitectureModel } from "./model.ts";
import type { Place } from "./place.ts";

/** The place of a component: the one that names it, or else the one that names its zone. */
export function placeOf(model: ArchitectureModel, component: Component): Place | null {
  return (
    model.places.find(({ components }) => components.includes(component.id)) ??
    model.places.find(({ zones }) => zones.includes(component.zone)) ??
    null
  );
}
