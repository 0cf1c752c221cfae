import { type DomainError, err, type Result } from "../result/index.ts";

export type PromotionErrorCode =
  | "promotion_not_found"
  | "promotion_not_pending"
  | "promotion_not_running"
  | "promotion_already_finished"
  | "promotion_self_approval"
  | "promotion_already_approved"
  | "promotion_not_approved"
  | "promotion_abort_requested"
  | "promotion_lease_held"
  | "promotion_lease_lost";
export type PromotionError = DomainError<PromotionErrorCode>;

export function promotionError(
  code: PromotionErrorCode,
  message: string,
  remedy?: string,
): Result<never, PromotionError> {
  return err(remedy === undefined ? { code, message } : { code, message, remedy });
}

export function promotionNotFound(): Result<never, PromotionError> {
  return promotionError("promotion_not_found", "There is no such promotion.");
}
