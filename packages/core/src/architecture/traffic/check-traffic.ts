import { entryFault, type ModelEntries } from "../checks/model-entries.ts";
import type { ModelFault } from "../model-fault.ts";

/** Only between parts that run is there anything to count. */
export function checkTraffic({ components }: ModelEntries): readonly ModelFault[] {
  const designed = new Set(
    components.filter(({ value }) => value.reality === "designed").map(({ value }) => value.id),
  );
  return components.flatMap((entry) =>
    entry.value.dependsOn.flatMap(({ to, traffic }, index) => {
      const end = [entry.value.id, to].find((id) => designed.has(id));
      return traffic === undefined || end === undefined
        ? []
        : [
            entryFault(
              entry,
              ["dependsOn", index, "traffic"],
              `"${end}" is only designed: nothing is measured between it and another`,
            ),
          ];
    }),
  );
}
