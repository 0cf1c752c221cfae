import { bindingKey } from "../binding.ts";
import type { ArchitectureModel } from "../model.ts";
import { realityRules } from "./architecture-rules.ts";
import { bySeverity } from "./find-findings.ts";
import type { Finding, RuleHit } from "./finding.ts";
import { type RealityRuleId, realityRuleIds } from "./rule-ids.ts";
import { applySuppressions } from "./suppression.ts";

/** A workload that was seen running. */
export interface SeenWorkload {
  readonly namespace: string;
  readonly name: string;
}

/** Where the model and what runs differ: a bound workload that was not seen, and a seen one in a namespace of the
 * model that nothing is bound to.
 * @param options.isRead of which workloads it is known whether they run; absent = of all. Nothing is said about the
 *   others: what could not be read is not gone
 * @param options.today the calendar day, "2026-01-31" */
export function findRealityGaps(
  model: ArchitectureModel,
  seen: readonly SeenWorkload[],
  {
    today,
    isRead = () => true,
  }: { readonly today: string; readonly isRead?: (workload: SeenWorkload) => boolean },
): readonly Finding[] {
  const bound = model.components.flatMap(({ id, name, bindings }) =>
    bindings.flatMap((binding) =>
      binding.kind === "workload" ? [{ id, name, binding, key: bindingKey(binding) }] : [],
    ),
  );
  const known = new Set(bound.map(({ binding }) => binding.namespace));
  const boundKeys = new Set(bound.map(({ key }) => key));
  const seenKeys = new Set(seen.map(keyOf));
  const gaps = [
    ...bound
      .filter(({ binding, key }) => isRead(binding) && !seenKeys.has(key))
      .map(({ id, name, binding }) =>
        gap("deployed-not-seen", {
          subject: { kind: "component", id },
          components: [id],
          message: `${name} is bound to ${binding.namespace}/${binding.name}, and no such workload was seen.`,
        }),
      ),
    ...seen
      .filter((workload) => known.has(workload.namespace) && isRead(workload))
      .filter((workload) => !boundKeys.has(keyOf(workload)))
      .map(({ namespace, name }) =>
        gap("seen-not-modelled", {
          subject: { kind: "workload", id: `${namespace}/${name}` },
          components: [],
          message: `${namespace}/${name} runs, and no component is bound to it.`,
        }),
      ),
  ];
  return bySeverity(applySuppressions(gaps, model.suppressions, realityRuleIds, today));
}

/** Of its place alone: who saw it may know more, such as a kind of its own. */
function keyOf({ namespace, name }: SeenWorkload): string {
  return bindingKey({ kind: "workload", namespace, name });
}

function gap(rule: RealityRuleId, hit: RuleHit): Finding {
  return { rule, severity: realityRules[rule].severity, ...hit };
}
