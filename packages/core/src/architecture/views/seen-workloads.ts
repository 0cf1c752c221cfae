import { type DiagramNode, type DiagramView, viewNodesMax } from "./diagram.ts";
import type { SeenWorkload } from "../findings/find-reality-gaps.ts";
import type { ArchitectureModel } from "../model.ts";

interface Seen {
  readonly name: string;
  readonly namespaces: readonly string[];
}

/** Adds what runs and is not in the model, where the model says that its neighbours run: in the group of what is bound
 * to the same namespace. One of the same name in several namespaces is one node; what the view has no room for is one
 * node together.
 * @param strays workloads that nothing is bound to */
export function withSeenWorkloads(
  { components }: Pick<ArchitectureModel, "components">,
  view: DiagramView,
  strays: readonly SeenWorkload[],
): DiagramView {
  const groupOf = (namespace: string) => {
    const neighbour = components.find(({ bindings }) =>
      bindings.some((binding) => binding.kind === "workload" && binding.namespace === namespace),
    );
    const node = view.nodes.find((each) => neighbour !== undefined && each.components.includes(neighbour.id));
    return view.groups.find(({ nodes }) => node !== undefined && nodes.includes(node.key))?.key;
  };
  const nodes: DiagramNode[] = [];
  const added = new Map<string, string[]>();
  for (const [group, inside] of Map.groupBy(strays, ({ namespace }) => groupOf(namespace))) {
    const room = Math.max(1, viewNodesMax - view.nodes.length - nodes.length);
    const own = fit(byName(inside), room).map((seen, index) => toNode(seen, nodes.length + index + 1));
    nodes.push(...own);
    if (group !== undefined)
      added.set(
        group,
        own.map(({ key }) => key),
      );
  }
  return {
    ...view,
    nodes: [...view.nodes, ...nodes],
    groups: view.groups.map((group) => ({
      ...group,
      nodes: [...group.nodes, ...(added.get(group.key) ?? [])],
    })),
  };
}

function byName(workloads: readonly SeenWorkload[]): readonly Seen[] {
  return [...Map.groupBy(workloads, ({ name }) => name)].map(([name, same]) => ({
    name,
    namespaces: same.map(({ namespace }) => namespace),
  }));
}

function fit(all: readonly Seen[], room: number): readonly Seen[] {
  if (all.length <= room) return all;
  const rest = all.slice(room - 1);
  return [
    ...all.slice(0, room - 1),
    {
      name: `${rest.length} more workloads`,
      namespaces: [...new Set(rest.flatMap(({ namespaces }) => namespaces))],
    },
  ];
}

function toNode({ name, namespaces }: Seen, number: number): DiagramNode {
  return {
    key: `w_${number}`,
    target: { kind: "workload", id: `${namespaces[0]}/${name}` },
    label: name,
    detail: `in ${namespaces.join(" and ")}`,
    kind: "workload",
    isFocus: false,
    reality: "deployed",
    components: [],
  };
}
