import type { Component } from "./component.ts";
import type { ArchitectureModel } from "./model.ts";
import type { Entry } from "./yaml-source.ts";

/** Everything read so far, with places; ids also of entries that are wrong themselves. */
export interface ModelEntries {
  readonly requirements: readonly Entry<ArchitectureModel["requirements"][number]>[];
  readonly teams: readonly Entry<ArchitectureModel["teams"][number]>[];
  readonly zones: readonly Entry<ArchitectureModel["zones"][number]>[];
  readonly components: readonly Entry<Component>[];
  readonly flows: readonly Entry<ArchitectureModel["flows"][number]>[];
  readonly known: Readonly<Record<"requirements" | "teams" | "zones" | "components" | "flows", KnownIds>>;
}

export interface KnownIds {
  has(id: string): boolean;
}
