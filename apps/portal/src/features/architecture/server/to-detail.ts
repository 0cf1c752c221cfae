import {
  type ArchitectureModel,
  componentName,
  findComponent,
  findZone,
  hostOf,
  neighbours,
} from "@greenroom/core/architecture";
import { band, priorityNumber, type Risk, score } from "@greenroom/core/risks";
import type { ComponentDetail, RiskMark, ZoneDetail } from "../architecture-view.ts";

export function toComponentDetail(
  model: ArchitectureModel,
  risks: readonly Risk[],
  id: string,
): ComponentDetail | null {
  const component = findComponent(model, id);
  if (!component) return null;
  const host = hostOf(model, component);
  const named = (other: string) => {
    const found = findComponent(model, other);
    return { id: other, name: found?.name ?? other, zone: found?.zone ?? "" };
  };
  return {
    id,
    name: component.name,
    kind: component.kind,
    zone: component.zone,
    zoneName: findZone(model, component.zone)?.name ?? component.zone,
    ownerName: model.teams.find((team) => team.id === component.owner)?.name ?? null,
    technology: component.technology ?? null,
    description: component.description ?? null,
    tier: component.tier ?? null,
    objective: component.objective ?? null,
    data: component.data,
    reality: component.reality,
    bindings: component.bindings,
    infrastructure: component.infrastructure,
    documents: component.documents,
    uses: component.dependsOn.map(({ to, protocol, mode, need, fallback, timeoutMs }) => ({
      ...named(to),
      protocol,
      mode,
      need,
      fallback: fallback ?? null,
      timeoutMs: timeoutMs ?? null,
    })),
    usedBy: neighbours(model, id).upstream.map(({ from, protocol, mode, need }) => ({
      ...named(from),
      protocol,
      mode,
      need,
    })),
    runsOn: host && named(host.id),
    runsHere: model.components
      .filter((other) => hostOf(model, other)?.id === id)
      .map((other) => ({ id: other.id, name: other.name, zone: other.zone })),
    flows: model.flows
      .filter((flow) => flow.steps.some((step) => step.from === id || step.to === id))
      .map(({ id: flow, name }) => ({ id: flow, name })),
    ...topicsAt(model, id),
    risks: risksOf(risks, new Set([id])),
  };
}

function topicsAt(
  model: ArchitectureModel,
  component: string,
): Pick<ComponentDetail, "publishes" | "consumes" | "carries"> {
  const { topics } = model;
  return {
    publishes: topics
      .filter(({ publishers, source }) => publishers.includes(component) || source === component)
      .map(({ id, name, publishers }) => ({
        id,
        name,
        note: publishers.includes(component)
          ? null
          : `by ${publishers.map((publisher) => componentName(model, publisher)).join(", ") || "nobody yet"}`,
      })),
    consumes: topics.flatMap(({ id, name, consumers }) =>
      consumers
        .filter((consumer) => consumer.component === component)
        .map(({ purpose }) => ({ id, name, note: purpose })),
    ),
    carries: topics
      .filter(({ carrier }) => carrier === component)
      .map(({ id, name, key }) => ({ id, name, note: `in order by ${key}` })),
  };
}

export function toZoneDetail(
  model: ArchitectureModel,
  risks: readonly Risk[],
  id: string,
): ZoneDetail | null {
  const zone = findZone(model, id);
  if (!zone) return null;
  const components = model.components.filter((component) => component.zone === id);
  return {
    id,
    name: zone.name,
    trust: zone.trust,
    description: zone.description,
    components: components.map(({ id: component, name, kind }) => ({ id: component, name, kind })),
    risks: risksOf(risks, new Set(components.map((component) => component.id))),
  };
}

export function risksOf(risks: readonly Risk[], components: ReadonlySet<string>): readonly RiskMark[] {
  return risks
    .filter((risk) => risk.components.some((component) => components.has(component)))
    .toSorted((a, b) => priorityNumber(b) - priorityNumber(a))
    .map(({ id, title, residual }) => ({ id, title, band: band(residual), score: score(residual) }));
}
