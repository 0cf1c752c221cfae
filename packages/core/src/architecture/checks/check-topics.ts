import { entryFault, type ModelEntries } from "./model-entries.ts";
import type { ModelFault } from "../model-fault.ts";

/** Every topic travels over a stream, and whoever writes or reads it depends on that stream. */
export function checkTopics({ topics, components, known }: ModelEntries): readonly ModelFault[] {
  const faults: ModelFault[] = [];
  const parts = new Map(components.map(({ value }) => [value.id, value]));
  const names = new Map<string, string>();
  for (const entry of topics) {
    const { id, name, carrier, owner, source, publishers, consumers } = entry.value;
    const fault = (path: readonly PropertyKey[], message: string) =>
      faults.push(entryFault(entry, path, message));
    const missing = (component: string, path: readonly PropertyKey[]) => {
      if (known.components.has(component)) return false;
      fault(path, `there is no component "${component}"`);
      return true;
    };
    // Of what is wrong itself nothing more is said.
    const dependsOn = (component: string, other: string) =>
      !parts.has(component) ||
      !parts.has(other) ||
      parts.get(component)?.dependsOn.some(({ to }) => to === other);

    const same = names.get(`${carrier} ${name}`);
    if (same !== undefined) fault(["name"], `"${same}" has this name on "${carrier}" already`);
    names.set(`${carrier} ${name}`, id);
    if (!known.teams.has(owner)) fault(["owner"], `there is no team "${owner}" in teams.yaml`);
    const kind = parts.get(carrier)?.kind;
    const hasCarrier = !missing(carrier, ["carrier"]) && (kind === undefined || kind === "stream");
    if (!hasCarrier && kind !== undefined)
      fault(["carrier"], `"${carrier}" is a ${kind}; only a stream carries topics`);

    const ends = [
      ...publishers.map((component, index) => ({ component, role: "publish", path: ["publishers", index] })),
      ...consumers.map(({ component }, index) => ({
        component,
        role: "consume",
        path: ["consumers", index, "component"],
      })),
    ];
    const seen = new Set<string>();
    for (const { component, role, path } of ends) {
      if (seen.has(`${role} ${component}`)) fault(path, `"${component}" is listed twice`);
      seen.add(`${role} ${component}`);
      if (missing(component, path) || !hasCarrier || dependsOn(component, carrier)) continue;
      fault(path, `"${component}" does not depend on "${carrier}"; declare it, or it cannot ${role}`);
    }
    if (source === undefined || missing(source, ["source"]) || publishers.length === 0) continue;
    if (!publishers.some((publisher) => dependsOn(publisher, source)))
      fault(["source"], `no publisher of it depends on "${source}"`);
  }
  return faults;
}
