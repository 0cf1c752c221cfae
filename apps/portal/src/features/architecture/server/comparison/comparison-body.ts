import { UnavailableError } from "@greenroom/core/result";
import type { Comparison } from "#portal/features/architecture/compare/comparison-view.ts";

/** What one way of comparing finds out. */
export type ComparisonBody = Pick<Comparison, "before" | "after" | "rows" | "drawing" | "sameCount" | "gaps">;

/** @returns the answer, or why there is none, in words */
export async function orGap<Answer>(answer: Promise<Answer>): Promise<Answer | { readonly gap: string }> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnavailableError) return { gap: error.message };
    throw error;
  }
}

export function isGap(answer: unknown): answer is { readonly gap: string } {
  return typeof answer === "object" && answer !== null && "gap" in answer;
}
