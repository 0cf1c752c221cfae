import { z } from "zod";

/** What somebody says with a decision, in their own words; empty = nothing. It stays on record. */
export const commentSchema = z.string().trim().max(500, "should be at most 500 characters").default("");

/** With a decision that is kept: left out where nothing was said. */
export function saying(comment: string | undefined): { readonly comment?: string } {
  return comment ? { comment } : {};
}
