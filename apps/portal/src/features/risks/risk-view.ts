import type {
  EvidenceChange,
  EvidenceCheck,
  EvidenceOutcome,
  HeatCell,
  RecordedDecision,
  Risk,
  RiskBand,
} from "@greenroom/core/risks";

/** A check of a risk and what it last found. */
export interface EvidenceView {
  readonly id: string;
  readonly title: string;
  /** An environment's id, or the design. */
  readonly place: string;
  readonly source: EvidenceCheck["source"];
  /** Whether a violation holds promotions into the environment up. */
  readonly gate: boolean;
  readonly outcome: EvidenceOutcome;
  readonly observed: string;
  /** Null until it has been looked at. */
  readonly since: string | null;
  readonly checkedAt: string | null;
}

/** A risk with everything that the pages derive from it. */
export interface RiskView extends Omit<Risk, "evidence"> {
  readonly ownerName: string;
  readonly inherentScore: number;
  readonly inherentBand: RiskBand;
  readonly residualScore: number;
  readonly residualBand: RiskBand;
  readonly priority: number;
  readonly isReviewOverdue: boolean;
  readonly isAcceptanceExpired: boolean;
  readonly evidence: readonly EvidenceView[];
  /** Violated when one check is, else unknown when one is; null without checks. */
  readonly outcome: EvidenceOutcome | null;
  /** Null = as the file says. */
  readonly decision: RecordedDecision | null;
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly zoneName: string;
    readonly reality: "designed" | "deployed";
  }[];
}

export interface RiskRegister {
  /** What a decision is late for, then what fires now, then by priority. */
  readonly risks: readonly RiskView[];
  readonly cells: readonly (readonly HeatCell[])[];
  /** Null when the database answered; else why evidence and decisions are missing. */
  readonly liveFailure: string | null;
}

export interface RiskHistory {
  /** Newest first. */
  readonly changes: readonly (EvidenceChange & { readonly title: string })[];
  readonly decisions: readonly RecordedDecision[];
}
