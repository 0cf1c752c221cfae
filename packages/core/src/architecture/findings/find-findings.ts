import type { ArchitectureModel } from "../model.ts";
import { architectureRules } from "./architecture-rules.ts";
import { type Finding, findingSeverities } from "./finding.ts";
import { modelRuleIds } from "./rule-ids.ts";
import { applySuppressions } from "./suppression.ts";

/** What the rules say about a model, the most severe first. What is suppressed stays in, marked.
 * @param options.today the calendar day, "2026-01-31" */
export function findFindings(
  model: ArchitectureModel,
  { today }: { readonly today: string },
): readonly Finding[] {
  const findings = architectureRules.flatMap((rule) =>
    rule.check(model).map((hit): Finding => ({ rule: rule.id, severity: rule.severity, ...hit })),
  );
  return bySeverity(applySuppressions(findings, model.suppressions, modelRuleIds, today));
}

/** The most severe first, otherwise as given. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding) => findingSeverities.indexOf(severity);
  return findings.toSorted((a, b) => rank(b) - rank(a));
}
