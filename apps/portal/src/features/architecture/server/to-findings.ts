import {
  allRules,
  type ArchitectureModel,
  type Finding,
  findComponent,
  findFindings,
  findFlow,
  findTopic,
  findingSeverities,
  findRealityGaps,
  type FindingSubject,
} from "@greenroom/core/architecture";
import type { FindingsView, FindingView, LinkedName, RuleView } from "../findings-view.ts";
import { componentPath, flowPath, requirementPath, topicPath } from "../paths.ts";
import type { SeenWorkloads } from "./ask-clusters.ts";
import type { ServedModel } from "./served-model.ts";

export function toFindings(
  { architecture, facts }: Pick<ServedModel, "architecture" | "facts">,
  { seen, isRead, unread }: SeenWorkloads,
): FindingsView {
  const today = new Date().toISOString().slice(0, 10);
  const findings = [
    ...findFindings(architecture, { today }),
    ...findRealityGaps(architecture, seen, { today, isRead }),
  ];
  const rules = allRules.map((rule): RuleView => {
    const own = findings.filter((finding) => finding.rule === rule.id);
    const views = own.map((finding) => toView(architecture, finding));
    return {
      id: rule.id,
      title: rule.title,
      severity: rule.severity,
      explanation: rule.explanation,
      findings: views.filter(({ suppressedBy }) => suppressedBy === null),
      suppressed: views.filter(({ suppressedBy }) => suppressedBy !== null),
    };
  });
  const rank = ({ severity }: RuleView) => findingSeverities.indexOf(severity);
  return { rules: rules.toSorted((a, b) => rank(b) - rank(a)), unread, model: facts };
}

function toView(model: ArchitectureModel, finding: Finding): FindingView {
  return {
    message: finding.message,
    subject: { kind: finding.subject.kind, ...linkSubject(model, finding.subject) },
    others: finding.components
      .filter((id) => id !== finding.subject.id)
      .map((id) => linkSubject(model, { kind: "component", id })),
    suppressedBy: finding.suppressedBy ?? null,
  };
}

function linkSubject(model: ArchitectureModel, { kind, id }: FindingSubject): LinkedName {
  switch (kind) {
    case "component": {
      const component = findComponent(model, id);
      return { id, name: component?.name ?? id, path: component && componentPath(component.zone, id) };
    }
    case "flow":
      return { id, name: findFlow(model, id)?.name ?? id, path: flowPath(id) };
    case "requirement": {
      const name = model.requirements.find((requirement) => requirement.id === id)?.name ?? id;
      return { id, name, path: requirementPath(id) };
    }
    case "topic":
      return { id, name: findTopic(model, id)?.name ?? id, path: topicPath(id) };
    case "workload":
      return { id, name: id, path: "/rollouts" };
    default:
      return kind satisfies never;
  }
}
