import type { Component, Dependency } from "./component.ts";
import type { ArchitectureModel } from "./model.ts";
import type { Topic } from "./topic.ts";

/** A designed service in the zone "back", owned by "edge", with what a test changes. */
export function exampleComponent(id: string, changes: Partial<Component> = {}): Component {
  return {
    id,
    name: id,
    zone: "back",
    kind: "service",
    owner: "edge",
    reality: "designed",
    data: [],
    requirements: [],
    bindings: [],
    infrastructure: [],
    documents: [],
    dependsOn: [],
    ...changes,
  };
}

/** A hard synchronous dependency, with what a test changes. */
export function needs(to: string, changes: Partial<Dependency> = {}): Dependency {
  return { to, protocol: "gRPC", mode: "sync", need: "hard", ...changes };
}

/** A topic of public facts on the stream "bus", with what a test changes. */
export function exampleTopic(id: string, changes: Partial<Topic> = {}): Topic {
  return {
    id,
    name: `${id}.v1`,
    carrier: "bus",
    owner: "edge",
    description: id,
    schema: { format: "Avro", compatibility: "backward" },
    key: "id",
    retention: "7 days",
    data: ["public"],
    publishers: [],
    consumers: [],
    ...changes,
  };
}

/** A model of components, whose zones are internal unless a test says otherwise. */
export function exampleModel(
  components: readonly Component[],
  changes: Partial<ArchitectureModel> = {},
): ArchitectureModel {
  const zones = [...new Set(components.map(({ zone }) => zone))];
  const teams = [...new Set(components.flatMap(({ owner }) => owner ?? []))];
  return {
    requirements: [],
    teams: teams.map((id) => ({ id, name: id })),
    zones: zones.map((id) => ({ id, name: id, trust: "internal", description: id })),
    components,
    flows: [],
    topics: [],
    places: [],
    suppressions: [],
    ...changes,
  };
}
