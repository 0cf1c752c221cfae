import { viewNodesMax } from "../views/diagram.ts";
import { entryFault, type ModelEntries } from "./model-entries.ts";
import type { ModelFault } from "../model-fault.ts";

/** More could not be drawn, read or searched by a person. */
const dependenciesMax = 400;
const zoneComponentsMax = 16;

/** Nothing is too big for the view that draws it. */
export function checkSizes({ components, zones }: ModelEntries): readonly ModelFault[] {
  const faults: ModelFault[] = [];
  let dependencies = 0;
  for (const entry of components) {
    const before = dependencies;
    dependencies += entry.value.dependsOn.length;
    if (before <= dependenciesMax && dependencies > dependenciesMax)
      faults.push(
        entryFault(
          entry,
          ["dependsOn"],
          `the model has more than ${dependenciesMax} dependencies from here on`,
        ),
      );
  }
  for (const zone of zones) {
    const members = components.filter(({ value }) => value.zone === zone.value.id);
    if (members.length > zoneComponentsMax)
      faults.push(
        entryFault(
          zone,
          ["id"],
          `the zone has ${members.length} components; split it, ${zoneComponentsMax} fit a view`,
        ),
      );
  }
  const firstTooMany = zones[viewNodesMax];
  if (firstTooMany)
    faults.push(
      entryFault(firstTooMany, ["id"], `the model has ${zones.length} zones; ${viewNodesMax} fit a view`),
    );
  return faults;
}
