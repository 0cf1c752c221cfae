import { type DomainError, err, type Result } from "@greenroom/core/result";

type Part = "zone" | "component" | "requirement" | "flow";

export type NotInModel<What extends Part = Part> = DomainError<`${What}_not_found`>;

export function notInModel<What extends Part>(what: What): Result<never, NotInModel<What>> {
  return err({
    code: `${what}_not_found`,
    message: `The architecture model has no such ${what}.`,
    remedy: "It may have been renamed; start from the landscape.",
  });
}
