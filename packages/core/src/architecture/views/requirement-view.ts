import type { DiagramView } from "./diagram.ts";
import { mergeEdges, protocolLabel } from "./diagram-parts.ts";
import type { ArchitectureModel } from "../model.ts";
import { membersView } from "./members-view.ts";

/** The components that serve a requirement, and the dependencies among them; null for an unknown requirement. */
export function requirementView(model: ArchitectureModel, requirementId: string): DiagramView | null {
  const requirement = model.requirements.find(({ id }) => id === requirementId);
  if (!requirement) return null;
  const { nodes, groups, keyOf } = membersView(
    model,
    model.components.filter(({ requirements }) => requirements.includes(requirementId)),
  );
  return { title: requirement.name, nodes, groups, edges: mergeEdges(model, keyOf, protocolLabel) };
}
