import type { Component } from "../component.ts";
import type { Suppression } from "../findings/suppression.ts";
import type { ArchitectureModel } from "../model.ts";
import type { Place } from "../place.ts";
import type { Topic } from "../topic.ts";
import type { ModelFault } from "../model-fault.ts";
import { type Entry, faultAt } from "../yaml-source.ts";

/** Everything read so far, with places; ids also of entries that are wrong themselves. */
export interface ModelEntries {
  readonly requirements: readonly Entry<ArchitectureModel["requirements"][number]>[];
  readonly teams: readonly Entry<ArchitectureModel["teams"][number]>[];
  readonly zones: readonly Entry<ArchitectureModel["zones"][number]>[];
  readonly components: readonly Entry<Component>[];
  readonly flows: readonly Entry<ArchitectureModel["flows"][number]>[];
  readonly topics: readonly Entry<Topic>[];
  readonly places: readonly Entry<Place>[];
  readonly suppressions: readonly Entry<Suppression>[];
  readonly known: Readonly<
    Record<
      "requirements" | "teams" | "zones" | "components" | "flows" | "topics" | "places" | "documents",
      KnownIds
    >
  >;
}

export interface KnownIds {
  has(id: string): boolean;
}

/** A fault at something inside an entry, or at the nearest thing around it. */
export function entryFault<Value>(
  entry: Entry<Value>,
  path: readonly PropertyKey[],
  message: string,
): ModelFault {
  return faultAt(entry.source, [...entry.path, ...path], message);
}
