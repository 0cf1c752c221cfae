import type { PromotionStatus } from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import type { Pipeline } from "./promotion-view.ts";

/** How far a release came in one environment. */
export type TrackStop =
  | { readonly kind: "runs" }
  | {
      readonly kind: "was-brought";
      /** Of the newest promotion or rollback that brought it there. */
      readonly promotion: {
        readonly id: string;
        readonly status: PromotionStatus;
        readonly requestedAt: string;
      };
    }
  | { readonly kind: "never" };

export interface ReleaseTrack {
  readonly release: Release;
  /** In the order of the stages. */
  readonly stops: readonly { readonly stage: string; readonly stop: TrackStop }[];
}

/** Where each release has been, the newest release first.
 * @param history newest first; what is older than it is not known */
export function releaseTracks({
  stages,
  releases,
  history,
}: Pick<Pipeline, "stages" | "releases" | "history">): readonly ReleaseTrack[] {
  return releases.map(({ release, runningIn }) => ({
    release,
    stops: stages.map(({ id, name }) => {
      if (runningIn.includes(name)) return { stage: name, stop: { kind: "runs" } };
      const brought = history.find(
        (promotion) => promotion.target === id && promotion.release.id === release.id,
      );
      if (!brought) return { stage: name, stop: { kind: "never" } };
      const { id: promotion, status, requestedAt } = brought;
      return {
        stage: name,
        stop: { kind: "was-brought", promotion: { id: promotion, status, requestedAt } },
      };
    }),
  }));
}
