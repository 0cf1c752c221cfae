import type { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import type { ShapeFault } from "./shape-fault.ts";
import { takeUnknownKeys } from "./take-unknown-keys.ts";

/** Reads a piece of a content by its schema, with every fault of it at once.
 * @param at where the piece stands
 * @returns `content` without the keys that nobody knows, and `value` where the rest of it is sound */
export function readPiece<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  at: readonly PropertyKey[],
): {
  readonly content: unknown;
  readonly value: z.infer<Schema> | null;
  readonly faults: readonly ShapeFault[];
} {
  // What an alias stands for is one object in several places.
  const content: unknown = structuredClone(given);
  const unknown = takeUnknownKeys(schema, content);
  const parsed = schema.safeParse(content, { error: describeIssue });
  const issues = parsed.success ? [] : parsed.error.issues;
  return {
    content,
    value: parsed.success ? parsed.data : null,
    faults: [...unknown, ...issues].map(({ path, message }) => ({ path: [...at, ...path], message })),
  };
}
