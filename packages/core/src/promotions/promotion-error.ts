import { type DomainError, err, type Result } from "../result/index.ts";

/** Why a promotion refuses what is asked of it. */
export const promotionErrorCodes = [
  "promotion_not_found",
  "promotion_not_pending",
  "promotion_not_running",
  "promotion_already_finished",
  "promotion_self_approval",
  "promotion_already_approved",
  "promotion_not_approved",
  "promotion_abort_requested",
  "promotion_lease_held",
  "promotion_lease_lost",
] as const;
export type PromotionErrorCode = (typeof promotionErrorCodes)[number];
export type PromotionError = DomainError<PromotionErrorCode>;

export function promotionError(
  code: PromotionErrorCode,
  message: string,
  remedy?: string,
): Result<never, PromotionError> {
  return err(remedy === undefined ? { code, message } : { code, message, remedy });
}

export function promotionNotFound() {
  return err({ code: "promotion_not_found", message: "There is no such promotion." } as const);
}
