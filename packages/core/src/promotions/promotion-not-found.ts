import { type DomainError, err, type Result } from "../result/index.ts";

export function promotionNotFound(): Result<never, DomainError<"promotion_not_found">> {
  return err({ code: "promotion_not_found", message: "There is no such promotion." });
}
