import type { HeatCell, Risk, RiskBand } from "@greenroom/core/risks";

/** A risk with everything that the pages derive from it. */
export interface RiskView extends Risk {
  readonly ownerName: string;
  readonly inherentScore: number;
  readonly inherentBand: RiskBand;
  readonly residualScore: number;
  readonly residualBand: RiskBand;
  readonly priority: number;
  readonly isReviewOverdue: boolean;
  readonly isAcceptanceExpired: boolean;
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly zoneName: string;
    readonly reality: "designed" | "deployed";
  }[];
}

export interface RiskRegister {
  /** By priority. */
  readonly risks: readonly RiskView[];
  readonly cells: readonly (readonly HeatCell[])[];
}
