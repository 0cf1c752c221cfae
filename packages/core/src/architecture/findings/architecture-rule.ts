import type { ArchitectureModel } from "../model.ts";
import type { RuleDescription, RuleHit } from "./finding.ts";
import type { ModelRuleId } from "./rule-ids.ts";

/** A rule over the model alone. */
export interface ArchitectureRule extends RuleDescription<ModelRuleId> {
  check(model: ArchitectureModel): readonly RuleHit[];
}
