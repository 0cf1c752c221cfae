import {
  type ArchitectureModel,
  type ChangeKind,
  type Finding,
  findComponent,
  type MarkedModel,
} from "@greenroom/core/architecture";
import { componentPath } from "../paths.ts";
import type { ComparisonRow } from "./comparison-view.ts";

/** What runs and is in no component, and what a component is bound to and does not run. */
export function clusterRows(model: ArchitectureModel, found: readonly Finding[]): readonly ComparisonRow[] {
  return found.map(({ rule, subject, message }, index): ComparisonRow => {
    const component = subject.kind === "component" ? findComponent(model, subject.id) : null;
    return {
      key: `${rule}:${subject.id}:${index}`,
      change: rule === "seen-not-modelled" ? "added" : "removed",
      kind: subject.kind,
      name: component?.name ?? subject.id,
      path: component && componentPath(component.zone, component.id),
      fields: [],
      note: message,
      zone: component?.zone ?? null,
      parts: component ? [component.id] : [],
    };
  });
}

/** A component is gone when nothing that it is bound to was seen; when a part of it was, it has changed. */
export function markUnseen(model: ArchitectureModel, found: readonly Finding[]): MarkedModel {
  const components = new Map(
    model.components.flatMap(({ id, bindings }): readonly [string, ChangeKind][] => {
      const unseen = found.filter(
        ({ rule, subject }) => rule === "deployed-not-seen" && subject.id === id,
      ).length;
      return unseen === 0 ? [] : [[id, unseen < bindings.length ? "changed" : "removed"]];
    }),
  );
  return { model, components, zones: new Map(), dependencies: [] };
}
