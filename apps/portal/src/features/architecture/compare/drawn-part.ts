import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { componentPath } from "../paths.ts";
import type { ComparisonRow } from "./comparison-view.ts";

/** @param name a component's or zone's id, or a node's own key; a component that is not drawn itself is found in the
 *   zone that stands for it */
export function findDrawn({ nodes }: DiagramView, name: string | null): DiagramNode | null {
  if (name === null) return null;
  const named = (kind: "component" | "zone") =>
    nodes.find(({ target }) => target.kind === kind && target.id === name);
  return (
    nodes.find(({ key }) => key === name) ??
    named("component") ??
    named("zone") ??
    nodes.find(({ components }) => components.includes(name)) ??
    null
  );
}

/** What names a node in the address: what it stands for, as long as nothing else is found by that. */
export function nameOfDrawn(view: DiagramView, { key, target }: DiagramNode): string {
  return findDrawn(view, target.id)?.key === key ? target.id : key;
}

/** What differs of what a node stands for. */
export function rowsAt(
  rows: readonly ComparisonRow[],
  { target }: Pick<DiagramNode, "target">,
): readonly ComparisonRow[] {
  return rows.filter(({ zone, parts, kind }) => {
    if (target.kind === "zone") return zone === target.id;
    return kind !== "zone" && parts.includes(target.id);
  });
}

/** A component's page, by the zone that it is drawn in. */
export function pathOfDrawn({ groups }: DiagramView, { key, target }: DiagramNode): string | null {
  const zone = groups.find(({ nodes }) => nodes.includes(key))?.zone;
  return target.kind === "component" && zone ? componentPath(zone, target.id) : null;
}
