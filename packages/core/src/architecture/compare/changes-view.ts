import { type DiagramNode, type DiagramView, viewNodesMax } from "../views/diagram.ts";
import { landscapeView, viewAround } from "../views/diagram-view.ts";
import { findZone } from "../model.ts";
import type { NodeChange, PartChange, ZoneChanges } from "./change.ts";
import { changeOfDependencies, changesIn, countChanges, type MarkedModel } from "./unite-models.ts";

/** One layout for both sides, with what differs by the keys of its parts. */
export interface ChangesView {
  readonly view: DiagramView;
  readonly nodes: ReadonlyMap<string, NodeChange>;
  readonly edges: ReadonlyMap<string, PartChange>;
}

/** The zones in which something differs, in the model's order; a dependency counts where it is declared. */
export function touchedZones(marked: MarkedModel): readonly ZoneChanges[] {
  return marked.model.zones.flatMap(({ id, name }) => {
    const count = changesIn(countChanges(marked, componentsOf(marked, id), id));
    return count === 0 ? [] : [{ id, name, count }];
  });
}

/** What differs in a zone, with what it meets.
 * @param zone null = the landscape of all zones
 * @returns null = there is no such zone */
export function changesView(marked: MarkedModel, zone: string | null): ChangesView | null {
  const view = zone === null ? landscapeView(marked.model) : viewOfZone(marked, zone);
  if (!view) return null;
  const alone = new Set(view.nodes.flatMap(({ target }) => (target.kind === "component" ? [target.id] : [])));
  const edges = new Map(
    view.edges.map(({ key, dependencies }) => [key, changeOfDependencies(marked, dependencies)] as const),
  );
  return { view, nodes: new Map(view.nodes.map((node) => [node.key, changeOf(marked, node, alone)])), edges };
}

function viewOfZone(marked: MarkedModel, id: string): DiagramView | null {
  const zone = findZone(marked.model, id);
  if (!zone) return null;
  const inside = new Set(componentsOf(marked, id));
  const differing = marked.dependencies.filter(({ from }) => inside.has(from));
  const subjects = new Set([
    ...[...inside].filter((component) => marked.components.has(component)),
    ...differing.map(({ from }) => from),
  ]);
  // A zone whose description alone differs still shows what is in it.
  const shown = subjects.size > 0 ? subjects : inside;
  const around = (focus: ReadonlySet<string>) =>
    viewAround(marked.model, zone.name, focus, ({ from, to }) => shown.has(from) || shown.has(to));
  const whole = around(new Set([...shown, ...differing.map(({ to }) => to)]));
  return whole.nodes.length <= viewNodesMax ? whole : around(shown);
}

/** @param alone components that have a node of their own, and do not count in their zone's */
function changeOf(
  marked: MarkedModel,
  { target, components }: DiagramNode,
  alone: ReadonlySet<string>,
): NodeChange {
  if (target.kind === "component")
    return { change: marked.components.get(target.id) ?? "same", counts: countChanges(marked, components) };
  const counts = countChanges(
    marked,
    components.filter((id) => !alone.has(id)),
    target.id,
  );
  const whole = marked.zones.get(target.id);
  return { change: whole ?? (changesIn(counts) > 0 ? "changed" : "same"), counts };
}

function componentsOf({ model }: MarkedModel, zone: string): readonly string[] {
  return model.components.filter((component) => component.zone === zone).map(({ id }) => id);
}
