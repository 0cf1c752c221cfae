import { type Assessment, band, type Risk, type RiskBand } from "./risk.ts";

export interface HeatCell extends Assessment {
  readonly band: RiskBand;
  /** Ids of the risks that are here now. */
  readonly residual: readonly string[];
  /** Ids of those that would be here without their mitigations, and are not. */
  readonly inherentOnly: readonly string[];
}

const ratings = [1, 2, 3, 4, 5] as const;

/** Five rows from the greatest impact down, each of five cells from the rarest likelihood up. */
export function heatMap(risks: readonly Risk[]): readonly (readonly HeatCell[])[] {
  const within = (cell: Assessment) => (assessment: Assessment) =>
    assessment.likelihood === cell.likelihood && assessment.impact === cell.impact;
  return ratings.toReversed().map((impact) =>
    ratings.map((likelihood) => {
      const isHere = within({ likelihood, impact });
      return {
        likelihood,
        impact,
        band: band({ likelihood, impact }),
        residual: risks.filter((risk) => isHere(risk.residual)).map(({ id }) => id),
        inherentOnly: risks
          .filter((risk) => isHere(risk.inherent) && !isHere(risk.residual))
          .map(({ id }) => id),
      };
    }),
  );
}
