import { z } from "zod";

/** A query made by a named template of this slice, or read from the model's files; nothing else may be sent to
 * Prometheus. */
export type PromQl = string & { readonly __brand: "PromQl" };

/** A query that stands in a file of the repository. Its form only: what it asks for, Prometheus judges. */
export const promQlSchema = z
  .string()
  .trim()
  .min(1, "a query is not empty")
  .max(600, "a query has at most 600 characters")
  .regex(/^[^\n\r#]*$/, "a query is one line without a comment")
  .refine(isClosed, "every bracket and quote of a query is closed")
  .transform((text) => text as PromQl);

/** Values become PromQL string literals: quotes, backslashes and line ends cannot break out of them. */
export function promQl(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | PromQlPart)[]
): PromQl {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += typeof value === "object" ? value.text : typeof value === "number" ? String(value) : quote(value);
    text += parts[index + 1] ?? "";
  });
  return text as PromQl;
}

/** A finished piece of PromQL inside another template. */
export interface PromQlPart {
  readonly text: string;
}

export function part(query: PromQl): PromQlPart {
  return { text: query };
}

/** A regular expression that matches exactly one of the values. RE2 syntax, not yet quoted. */
export function anyOf(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
}

function quote(value: string): string {
  return `"${value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

function isClosed(query: string): boolean {
  const open: string[] = [];
  // What stands in quotes has no brackets.
  for (const character of query.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, "")) {
    const close = closing[character];
    if (close !== undefined) open.push(close);
    else if (/[)\]}]/.test(character) && open.pop() !== character) return false;
    else if (/["'`]/.test(character)) return false;
  }
  return open.length === 0;
}
