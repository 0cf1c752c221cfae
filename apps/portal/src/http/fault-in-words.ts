import type { z } from "zod";

/** What is wrong with a field, for a schema that has no words of its own for it. */
export function faultInWords(issue: z.core.$ZodRawIssue): string {
  const field = issue.path?.length ? issue.path.join(".") : "what is sent";
  return `${field} ${wordsFor(issue)}`;
}

function wordsFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "is needed"
        : `should be ${kinds[issue.expected] ?? "something else"}`;
    case "invalid_value":
      return `should be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return `should be ${forms[issue.format] ?? "of another form"}`;
    case "too_small":
      return `should be ${issue.inclusive === false ? "more than" : "at least"} ${amount(issue.origin, issue.minimum)}`;
    case "too_big":
      return `should be ${issue.inclusive === false ? "less than" : "at most"} ${amount(issue.origin, issue.maximum)}`;
    default:
      return "is not of a form that is taken here";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const forms: Readonly<Record<string, string>> = {
  uuid: "a UUID",
  email: "an e-mail address",
  date: "a date such as 2026-01-31",
  datetime: "a time such as 2026-01-31T12:00:00Z",
  url: "an address",
};

function amount(origin: string, bound: number | bigint): string {
  const of = { string: "character", array: "entry" }[origin];
  if (of === undefined) return String(bound);
  const many = of === "entry" ? "entries" : "characters";
  return `${bound} ${Number(bound) === 1 ? of : many} long`;
}
