import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import type { ComponentFacts } from "./architecture-view.ts";

export function exampleNode(id: string, changes: Partial<DiagramNode> = {}): DiagramNode {
  return {
    key: id,
    target: { kind: "component", id },
    label: id,
    detail: "",
    kind: "service",
    isFocus: true,
    reality: "designed",
    components: [id],
    ...changes,
  };
}

/** @param ways such as "a b" for an edge from a to b */
export function exampleView(ids: readonly string[], ways: readonly string[]): DiagramView {
  return {
    title: "Example",
    nodes: ids.map((id) => exampleNode(id)),
    groups: [],
    edges: ways.map((way) => {
      const [from = "", to = ""] = way.split(" ");
      return { key: `${from}-${to}`, from, to, mode: "sync", isHard: true, label: "", dependencies: [] };
    }),
  };
}

export function exampleFacts(id: string, changes: Partial<ComponentFacts> = {}): ComponentFacts {
  return {
    id,
    name: id,
    zone: "zone",
    kind: "service",
    requirements: [],
    data: [],
    infrastructure: [],
    owner: null,
    tier: null,
    risk: null,
    risks: [],
    ...changes,
  };
}
