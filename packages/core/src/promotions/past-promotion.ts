import type { Promotion } from "./promotion.ts";

/** A promotion as the history of its target remembers it: what it did, without how. */
export type PastPromotion = Pick<
  Promotion,
  "id" | "kind" | "target" | "status" | "release" | "previousRelease" | "isPreviousHealthy"
> & {
  /** The cluster was told to run the release. */
  readonly isApplied: boolean;
};
