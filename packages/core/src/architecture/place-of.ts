import type { Component } from "./component.ts";
import type { ArchitectureModel } from "./model.ts";
import type { Place } from "./place.ts";

type Placed = Pick<ArchitectureModel, "places">;

/** The place of a component: the one that names it, or else the one that names its zone. */
export function placeOf({ places }: Placed, component: Pick<Component, "id" | "zone">): Place | null {
  return (
    places.find(({ components }) => components.includes(component.id)) ??
    places.find(({ zones }) => zones.includes(component.zone)) ??
    null
  );
}

/** The places that a component is in, the innermost first. */
export function placesAround(model: Placed, component: Pick<Component, "id" | "zone">): readonly Place[] {
  const around: Place[] = [];
  let place = placeOf(model, component);
  // A faulty file may have places within themselves.
  while (place !== null && !around.includes(place)) {
    around.push(place);
    const outer = place.within;
    place = model.places.find(({ id }) => id === outer) ?? null;
  }
  return around;
}
