import type { Place } from "../place.ts";
import { entryFault, type ModelEntries } from "./model-entries.ts";
import type { ModelFault } from "../model-fault.ts";
import type { Entry } from "../yaml-source.ts";

/** Every place lies in one that exists and not in itself, and nothing is in two places. */
export function checkPlaces({ places, known }: ModelEntries): readonly ModelFault[] {
  const faults: ModelFault[] = [];
  const parents = new Map(places.map(({ value }) => [value.id, value.within]));
  for (const entry of places) {
    const { id, within } = entry.value;
    if (within === undefined) continue;
    if (!known.places.has(within))
      faults.push(entryFault(entry, ["within"], `there is no place "${within}"`));
    else if (isWithinItself(id, parents))
      faults.push(entryFault(entry, ["within"], `the place "${id}" lies within itself`));
  }
  return [
    ...faults,
    ...checkContents(places, "zones", known.zones),
    ...checkContents(places, "components", known.components),
  ];
}

function checkContents(
  places: readonly Entry<Place>[],
  key: "zones" | "components",
  known: ModelEntries["known"]["zones"],
): ModelFault[] {
  const faults: ModelFault[] = [];
  const homes = new Map<string, string>();
  const noun = key === "zones" ? "zone" : "component";
  for (const entry of places)
    entry.value[key].forEach((id, index) => {
      const home = homes.get(id);
      if (!known.has(id)) faults.push(entryFault(entry, [key, index], `there is no ${noun} "${id}"`));
      else if (home !== undefined)
        faults.push(entryFault(entry, [key, index], `the ${noun} "${id}" is in the place "${home}" already`));
      homes.set(id, entry.value.id);
    });
  return faults;
}

function isWithinItself(id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let around = parents.get(id); around !== undefined; around = parents.get(around)) {
    if (around === id) return true;
    // Another place is the one that lies within itself.
    if (seen.has(around)) return false;
    seen.add(around);
  }
  return false;
}
