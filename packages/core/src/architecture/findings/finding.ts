import type { RuleId } from "./rule-ids.ts";

/** From what may wait to what should not be built as it is. */
export const findingSeverities = ["low", "medium", "high", "critical"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export const findingSubjectKinds = ["component", "flow", "requirement", "topic", "workload"] as const;

/** What a finding is about, and what a suppression names. A workload is "namespace/name". */
export interface FindingSubject {
  readonly kind: (typeof findingSubjectKinds)[number];
  readonly id: string;
  /** The component at the other end, where the finding is about one dependency. */
  readonly to?: string;
}

/** What a rule says about one subject. */
export interface RuleHit {
  readonly subject: FindingSubject;
  /** Ids of everything concerned, the subject first where it is a component. */
  readonly components: readonly string[];
  /** One sentence, with the numbers. */
  readonly message: string;
}

export interface Finding extends RuleHit {
  readonly rule: RuleId;
  readonly severity: FindingSeverity;
  /** Why it is accepted, and until which day. */
  readonly suppressedBy?: { readonly reason: string; readonly until: string };
}

/** A rule as people read it. */
export interface RuleDescription<Id extends RuleId = RuleId> {
  readonly id: Id;
  readonly title: string;
  readonly severity: FindingSeverity;
  /** Why it matters, and what to do. */
  readonly explanation: string;
}
