import { z } from "zod";

const words: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys and values",
  record: "a map of keys and values",
};

/** What is wrong with a value that its schema has no words of its own for, and what should stand there instead.
 * @returns undefined where nothing better than the library's words is known */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "unrecognized_keys":
      return `is no key that is known here${knownKeys(issue.inst)}; correct its name or remove it`;
    case "invalid_type": {
      const expected = words[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? `is missing; add it, as ${expected}`
        : `should be ${expected} and is ${kindOf(issue.input)}`;
    }
    case "invalid_key":
      return issue.issues[0]?.message;
    case "invalid_value":
      return `should be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "invalid_union":
      return `is in none of its forms${unionForms(issue.inst)}`;
    case "too_small":
      if (issue.origin === "array") return "is empty; list at least one";
      if (issue.origin === "string") return "is empty; write a text";
      return `should be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "array") return `should list ${issue.maximum} at most; remove what is too much`;
      return `should be ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`;
    case "invalid_format":
      return issue.format === "url" ? "should be an address, such as http://prometheus:9090" : undefined;
    default:
      return undefined;
  }
}

function knownKeys(schema: unknown): string {
  return schema instanceof z.ZodObject ? `: ${Object.keys(schema.shape).join(", ")}` : "";
}

function unionForms(schema: unknown): string {
  if (!(schema instanceof z.ZodUnion)) return "";
  const forms = schema.options.map((option) =>
    option instanceof z.ZodObject ? `{ ${Object.keys(option.shape).join(", ")} }` : "",
  );
  return `; write ${forms.join(" or ")}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  return Array.isArray(value) ? "a list" : (words[typeof value] ?? typeof value);
}
