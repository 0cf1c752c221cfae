import { AccessDeniedError } from "@greenroom/core/access";
import { type DomainError, UnavailableError } from "@greenroom/core/result";
import { depthMax } from "@greenroom/core/storable";
import type { z } from "zod";
import { type ErrorCode, errorStatus } from "./error-status.ts";

/** The body of every answer that is not a success. */
export type Problem = DomainError<ErrorCode>;

export function problem({ code, message, field, remedy }: Problem): Response {
  return Response.json(
    { code, message, ...(field ? { field } : {}), ...(remedy ? { remedy } : {}) },
    { status: errorStatus[code], headers: { "cache-control": "no-store" } },
  );
}

/** What a thrown error tells the caller; null for a surprise, whose cause is only logged. */
export function problemOf(error: unknown): Response | null {
  if (error instanceof AccessDeniedError) return problem({ code: error.reason, message: error.message });
  const unavailable = unavailableIn(error);
  if (unavailable)
    return problem({
      code: "unavailable",
      message: unavailable.message,
      remedy: unavailable.remedy ?? "It is tried again by itself.",
    });
  return null;
}

/** Also where a library has wrapped it, as better-auth does with what its database says. */
export function unavailableIn(error: unknown): UnavailableError | null {
  if (error instanceof UnavailableError) return error;
  return error instanceof Error && error.cause !== undefined ? unavailableIn(error.cause) : null;
}

/** The first fault of what the caller sent, by the field's name. */
export function invalidInput({ issues: [issue] }: z.ZodError): Problem {
  const code = "invalid_input";
  if (issue === undefined) return { code, message: "The input is not valid." };
  // Of an unknown field the path names only what holds it.
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknown].join(".");
  if (field === "") return { code, message: issue.message };
  return unknown.length > 0
    ? { code, field, message: `There is no field "${field}" here.`, remedy: `Leave "${field}" out.` }
    : { code, field, message: issue.message, remedy: `Correct "${field}" and send it again.` };
}

/** Of a search field of which only one value can count. */
export function repeatedInput(field: string): Problem {
  const message = `"${field}" is given more than once.`;
  return { code: "invalid_input", field, message, remedy: `Give "${field}" once.` };
}

/** Of lists and objects that lie too deep within each other to be read. */
export const tooDeepInput: Problem = {
  code: "invalid_input",
  message: `Lists and objects lie more than ${depthMax} deep within each other.`,
  remedy: "Send only the fields that are asked for.",
};

/** Of text that the database would not take. */
export function unstorableInput(path: readonly string[]): Problem {
  const field = path.join(".");
  const message = "A NUL character or half of a character is no text that can be kept.";
  const remedy = field === "" ? "Send it without that." : `Correct "${field}" and send it again.`;
  return { code: "invalid_input", ...(field === "" ? {} : { field }), message, remedy };
}
