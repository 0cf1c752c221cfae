import { suppressionSubject } from "../findings/suppression.ts";
import { entryFault, type ModelEntries } from "./model-entries.ts";
import type { ModelFault } from "../model-fault.ts";

/** Every suppression is about something that the model has, and none is given twice. */
export function checkSuppressions({ suppressions, known }: ModelEntries): readonly ModelFault[] {
  const faults: ModelFault[] = [];
  const seen = new Set<string>();
  for (const entry of suppressions) {
    const { rule } = entry.value;
    const { kind, id, to } = suppressionSubject(entry.value);
    const ids = {
      component: known.components,
      flow: known.flows,
      requirement: known.requirements,
      topic: known.topics,
    };
    // What runs is not known here.
    if (kind !== "workload" && !ids[kind].has(id))
      faults.push(entryFault(entry, [kind], `there is no ${kind} "${id}"`));
    if (to !== undefined && !known.components.has(to))
      faults.push(entryFault(entry, ["to"], `there is no component "${to}"`));
    const key = [rule, kind, id, to ?? "all"].join(" ");
    if (seen.has(key)) faults.push(entryFault(entry, ["rule"], `the same is suppressed already`));
    seen.add(key);
  }
  return faults;
}
