import type { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import type { ShapeFault } from "./shape-fault.ts";

/** Takes the keys out of the content that the schema does not know: without them the rest of it can be judged, so that
 * one round of corrections is enough. */
export function takeUnknownKeys(schema: z.ZodType, content: unknown): readonly ShapeFault[] {
  const { error } = schema.safeParse(content, { error: describeIssue });
  const unknown = (error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
      : [],
  );
  for (const { path } of unknown) remove(content, path);
  return unknown;
}

function remove(content: unknown, path: readonly PropertyKey[]): void {
  const [key, ...rest] = path;
  if (typeof content !== "object" || content === null || key === undefined) return;
  if (rest.length === 0) Reflect.deleteProperty(content, key);
  else remove(Reflect.get(content, key), rest);
}
