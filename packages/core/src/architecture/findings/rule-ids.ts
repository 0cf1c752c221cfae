/** Of the rules over the model alone. */
export const modelRuleIds = [
  "objective-chain",
  "hard-cycle",
  "call-without-timeout",
  "budget-inversion",
  "tier-inversion",
  "fan-in",
  "external-without-fallback",
  "shared-store",
  "unauthenticated-crossing",
  "card-data-outside-zone",
  "personal-without-erasure",
  "requirement-without-flow",
  "flow-over-budget",
  "topic-without-publisher",
  "topic-without-consumer",
  "topic-with-many-publishers",
  "topic-without-erasure",
  "unsafe-consumer",
  "undeclared-topic-data",
] as const;
export type ModelRuleId = (typeof modelRuleIds)[number];

/** Of the rules that hold the model against what runs. */
export const realityRuleIds = ["deployed-not-seen", "seen-not-modelled"] as const;
export type RealityRuleId = (typeof realityRuleIds)[number];

/** Of the rules about suppressions, which nothing suppresses. */
export const suppressionRuleIds = ["suppression-expired", "suppression-unused"] as const;
export type SuppressionRuleId = (typeof suppressionRuleIds)[number];

export const ruleIds = [...modelRuleIds, ...realityRuleIds, ...suppressionRuleIds] as const;
export type RuleId = (typeof ruleIds)[number];
