/** A query made by a named template of this slice; nothing else may be sent to Prometheus. */
export type PromQl = string & { readonly __brand: "PromQl" };

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
