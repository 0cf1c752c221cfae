import type { ArchitectureRule } from "./architecture-rule.ts";
import type { RuleDescription } from "./finding.ts";
import type { RealityRuleId, SuppressionRuleId } from "./rule-ids.ts";
import {
  budgetInversionRule,
  callWithoutTimeoutRule,
  externalWithoutFallbackRule,
  fanInRule,
  hardCycleRule,
  tierInversionRule,
} from "./rules/call-rules.ts";
import {
  cardDataOutsideZoneRule,
  personalWithoutErasureRule,
  sharedStoreRule,
  unauthenticatedCrossingRule,
} from "./rules/data-rules.ts";
import { flowOverBudgetRule, requirementWithoutFlowRule } from "./rules/flow-rules.ts";
import {
  manyPublishersRule,
  topicWithoutConsumerRule,
  topicWithoutErasureRule,
  topicWithoutPublisherRule,
  undeclaredTopicDataRule,
  unsafeConsumerRule,
} from "./rules/topic-rules.ts";
import { objectiveChainRule } from "./rules/objective-chain-rule.ts";

/** The rules over the model alone. */
export const architectureRules: readonly ArchitectureRule[] = [
  objectiveChainRule,
  hardCycleRule,
  callWithoutTimeoutRule,
  budgetInversionRule,
  tierInversionRule,
  fanInRule,
  externalWithoutFallbackRule,
  sharedStoreRule,
  unauthenticatedCrossingRule,
  cardDataOutsideZoneRule,
  personalWithoutErasureRule,
  requirementWithoutFlowRule,
  flowOverBudgetRule,
  topicWithoutPublisherRule,
  topicWithoutConsumerRule,
  manyPublishersRule,
  topicWithoutErasureRule,
  unsafeConsumerRule,
  undeclaredTopicDataRule,
];

/** The rules that hold the model against what runs. */
export const realityRules: Readonly<Record<RealityRuleId, RuleDescription<RealityRuleId>>> = {
  "deployed-not-seen": {
    id: "deployed-not-seen",
    title: "Said to be deployed, and not there",
    severity: "high",
    explanation:
      "Either it is down and gone, or the model is out of date. Look for the workload; then correct its binding or mark the component as designed.",
  },
  "seen-not-modelled": {
    id: "seen-not-modelled",
    title: "Seen but not modelled",
    severity: "medium",
    explanation:
      "It runs beside what we know, without an owner or a place on the map. Bind a component to it, or remove it.",
  },
};

/** What is said about suppressions themselves. */
export const suppressionRules: Readonly<Record<SuppressionRuleId, RuleDescription<SuppressionRuleId>>> = {
  "suppression-expired": {
    id: "suppression-expired",
    title: "A suppression has expired",
    severity: "medium",
    explanation:
      "What was accepted for a time counts again. Fix the finding, or decide anew with a reason and a date.",
  },
  "suppression-unused": {
    id: "suppression-unused",
    title: "A suppression suppresses nothing",
    severity: "low",
    explanation: "The finding is gone, so that a new one would be hidden unseen. Remove the suppression.",
  },
};

/** Every rule that a finding may name, for looking its title up. */
export const allRules: readonly RuleDescription[] = [
  ...architectureRules,
  ...Object.values(realityRules),
  ...Object.values(suppressionRules),
];
