import {
  type ArchitectureModel,
  findComponent,
  findFlow,
  findZone,
  type FlowFailure,
  simulateFailure,
} from "@greenroom/core/architecture";
import type { Named } from "../architecture-view.ts";
import { type FailingPart, formatPart } from "../failing-parts.ts";
import type { FlowStop, WhatIfView } from "../what-if-view.ts";
import type { ServedModel } from "./served-model.ts";
import { risksOf } from "./to-detail.ts";

/** @param unread what was asked for beside the parts and names none */
export function toWhatIf(
  { architecture, risks }: Pick<ServedModel, "architecture" | "risks">,
  failing: readonly FailingPart[],
  unread: readonly string[] = [],
): WhatIfView {
  const nameOf = ({ kind, id }: FailingPart) =>
    (kind === "zone" ? findZone(architecture, id) : findComponent(architecture, id))?.name;
  // Zones and components may fail together: a zone is what it holds.
  const ids = failing.flatMap(({ kind, id }) =>
    kind === "component"
      ? [id]
      : architecture.components.filter(({ zone }) => zone === id).map((component) => component.id),
  );
  const simulation = simulateFailure(architecture, { kind: "component", ids }, risks);
  const component = (id: string): Named => ({ id, name: findComponent(architecture, id)?.name ?? id });
  const requirements = (found: readonly string[]) =>
    architecture.requirements.filter(({ id }) => found.includes(id)).map(({ id, name }) => ({ id, name }));
  const hit = new Set(simulation.risks.keys());
  return {
    failed: failing.flatMap((part) => {
      const name = nameOf(part);
      return name === undefined ? [] : [{ ...part, name }];
    }),
    unknown: [...unread, ...failing.filter((part) => nameOf(part) === undefined).map(formatPart)],
    components: [...simulation.states].map(([id, { state, text, because, chain, effects }]) => ({
      ...component(id),
      state,
      text,
      chain,
      because: because.map(component),
      effects: effects.map((effect) => ({ ...effect, on: component(effect.on) })),
    })),
    requirementsLost: requirements(simulation.requirementsLost),
    requirementsDegraded: requirements(simulation.requirementsDegraded),
    flowsBroken: simulation.flowsBroken.flatMap((stop) => toStop(architecture, stop)),
    flowsDegraded: simulation.flowsDegraded.flatMap((stop) => toStop(architecture, stop)),
    teams: simulation.teamsToCall.map(({ team, name, role, components }) => ({
      id: team,
      name,
      role,
      components: components.map(component),
    })),
    risks: risksOf(risks, hit),
  };
}

function toStop(model: ArchitectureModel, { flow: id, step, reason }: FlowFailure): readonly FlowStop[] {
  const flow = findFlow(model, id);
  const message = flow?.steps[step]?.message ?? "";
  return flow ? [{ flow: { id, name: flow.name }, step: step + 1, message, reason }] : [];
}
