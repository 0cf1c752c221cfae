import { checkHosts } from "./check-hosts.ts";
import { checkPlaces } from "./check-places.ts";
import { checkSuppressions } from "./check-suppressions.ts";
import { checkTopics } from "./check-topics.ts";
import { bindingKey } from "../binding.ts";
import { entryFault as fault, type ModelEntries } from "./model-entries.ts";
import { checkTraffic } from "../traffic/check-traffic.ts";
import type { ModelFault } from "../model-fault.ts";

/** Every reference resolves, and every step of a flow follows a dependency. */
export function checkReferences(entries: ModelEntries): readonly ModelFault[] {
  return [
    ...checkComponents(entries),
    ...checkFlows(entries),
    ...checkBindings(entries),
    ...checkPlaces(entries),
    ...checkHosts(entries),
    ...checkTopics(entries),
    ...checkSuppressions(entries),
    ...checkTraffic(entries),
  ];
}

function checkComponents({ components, known }: ModelEntries): ModelFault[] {
  const faults: ModelFault[] = [];
  for (const entry of components) {
    const { value: component } = entry;
    if (component.owner !== undefined && !known.teams.has(component.owner))
      faults.push(fault(entry, ["owner"], `there is no team "${component.owner}" in teams.yaml`));
    component.requirements.forEach((id, index) => {
      if (!known.requirements.has(id))
        faults.push(fault(entry, ["requirements", index], `there is no requirement "${id}"`));
    });
    component.documents.forEach((path, index) => {
      if (component.documents.indexOf(path) < index)
        faults.push(fault(entry, ["documents", index], `the document "${path}" is listed twice`));
      else if (!known.documents.has(path))
        faults.push(fault(entry, ["documents", index], `there is no file "${path}" in the repository`));
    });
    const seen = new Set<string>();
    component.dependsOn.forEach(({ to, protocol }, index) => {
      const path = ["dependsOn", index, "to"];
      if (to === component.id) faults.push(fault(entry, path, "a component does not depend on itself"));
      else if (!known.components.has(to)) faults.push(fault(entry, path, `there is no component "${to}"`));
      if (seen.has(`${to} ${protocol}`))
        faults.push(fault(entry, path, `the dependency on "${to}" by ${protocol} is listed twice`));
      seen.add(`${to} ${protocol}`);
    });
  }
  return faults;
}

function checkFlows({ flows, components, known }: ModelEntries): ModelFault[] {
  const faults: ModelFault[] = [];
  const dependencies = new Map(
    components.map(({ value }) => [value.id, new Set(value.dependsOn.map(({ to }) => to))]),
  );
  for (const entry of flows) {
    entry.value.requirements.forEach((id, index) => {
      if (!known.requirements.has(id))
        faults.push(fault(entry, ["requirements", index], `there is no requirement "${id}"`));
    });
    entry.value.steps.forEach((step, index) => {
      const path = ["steps", index];
      for (const end of ["from", "to"] as const)
        if (!known.components.has(step[end]))
          faults.push(fault(entry, [...path, end], `there is no component "${step[end]}"`));
      const reached = dependencies.get(step.from);
      if (!step.isReply && reached && known.components.has(step.to) && !reached.has(step.to))
        faults.push(
          fault(
            entry,
            [...path, "to"],
            `"${step.from}" does not depend on "${step.to}"; declare it, or mark the step isReply`,
          ),
        );
    });
  }
  return faults;
}

function checkBindings({ components }: ModelEntries): ModelFault[] {
  const faults: ModelFault[] = [];
  const owners = new Map<string, string>();
  for (const entry of components) {
    entry.value.bindings.forEach((binding, index) => {
      const key = bindingKey(binding);
      const owner = owners.get(key);
      if (owner !== undefined)
        faults.push(fault(entry, ["bindings", index], `"${owner}" is bound to ${key} already`));
      owners.set(key, entry.value.id);
    });
  }
  return faults;
}
