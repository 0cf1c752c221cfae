import type { FindingSubject, RuleDescription } from "@greenroom/core/architecture";
import type { ModelFacts, Named } from "./architecture-view.ts";

/** A name that leads somewhere, where there is a page for it. */
export interface LinkedName extends Named {
  readonly path: string | null;
}

export interface FindingView {
  readonly message: string;
  readonly subject: LinkedName & Pick<FindingSubject, "kind">;
  /** Everything else that is concerned. */
  readonly others: readonly LinkedName[];
  readonly suppressedBy: { readonly reason: string; readonly until: string } | null;
}

export interface RuleView extends RuleDescription {
  readonly findings: readonly FindingView[];
  readonly suppressed: readonly FindingView[];
}

export interface FindingsView {
  /** The most severe first. */
  readonly rules: readonly RuleView[];
  /** What of the running platform could not be read, in words; the rules about it then say nothing. */
  readonly unread: readonly string[];
  readonly model: ModelFacts;
}
