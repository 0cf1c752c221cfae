import { entryFault, type ModelEntries } from "./model-entries.ts";
import type { ModelFault } from "../model-fault.ts";
import { placesAround } from "../place-of.ts";

/** What a place is exists, is no person and no other place, and does not run on what runs on it. */
export function checkHosts({ places, components, known }: ModelEntries): readonly ModelFault[] {
  const faults: ModelFault[] = [];
  const hosts = new Map<string, string>();
  const model = { places: places.map(({ value }) => value) };
  for (const entry of places) {
    const { id, component } = entry.value;
    if (component === undefined) continue;
    const fault = (message: string) => faults.push(entryFault(entry, ["component"], message));
    const host = components.find(({ value }) => value.id === component)?.value;
    const other = hosts.get(component);
    if (!known.components.has(component)) fault(`there is no component "${component}"`);
    else if (other !== undefined) fault(`the component "${component}" is the place "${other}" already`);
    else if (host?.kind === "person") fault(`"${component}" is a person, and nothing runs on a person`);
    else if (host && placesAround(model, host).findIndex((place) => place.id === id) > 0)
      fault(`"${component}" lies in a place within "${id}", so it would run on what runs on it`);
    hosts.set(component, id);
  }
  return faults;
}
