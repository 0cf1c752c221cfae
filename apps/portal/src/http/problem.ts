import { AccessDeniedError } from "@greenroom/core/access";
import { type DomainError, UnavailableError } from "@greenroom/core/result";
import { z } from "zod";

/** The body of every answer that is not a success. */
export type Problem = DomainError;

export function problem(status: number, body: Problem): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** What a thrown error tells the caller; null for a surprise, whose cause is only logged. */
export function problemOf(error: unknown): Response | null {
  if (error instanceof AccessDeniedError) {
    return problem(error.reason === "unauthenticated" ? 401 : 403, {
      code: error.reason,
      message: error.message,
    });
  }
  if (error instanceof UnavailableError) {
    return problem(503, {
      code: "unavailable",
      message: error.message,
      remedy: "It is tried again by itself.",
    });
  }
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join(".");
    return problem(400, {
      code: "invalid_input",
      message: issue?.message ?? "The input is not valid.",
      ...(field ? { field, remedy: `Correct "${field}" and send it again.` } : {}),
    });
  }
  return null;
}
