import { ApiException } from "@kubernetes/client-node/dist/gen/apis/exception.js";

/** HTTP status of what the client threw; null where no answer came. */
export function statusOf(error: unknown): number | null {
  if (error instanceof ApiException) return error.code;
  if (
    typeof error === "object" &&
    error !== null &&
    "statusCode" in error &&
    typeof error.statusCode === "number"
  )
    return error.statusCode;
  return null;
}

/** The API server's own words, or why there was no answer. Never headers or bodies: they may carry credentials. */
export function describeApiFailure(error: unknown): string {
  if (error instanceof ApiException) return statusMessage(error.body) ?? `HTTP ${error.code}`;
  if (!(error instanceof Error)) return String(error);
  // "fetch failed" says nothing; its innermost cause does.
  let innermost: Error = error;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  const code = "code" in innermost ? String(innermost.code) : "";
  if (code === "ECONNREFUSED") return "the connection was refused";
  if (code === "UND_ERR_SOCKET" || code === "ECONNRESET") return "the connection broke";
  return innermost.message || innermost.name;
}

function statusMessage(body: unknown): string | null {
  const parsed: unknown = typeof body === "string" ? parseJson(body) : body;
  return typeof parsed === "object" && parsed !== null && "message" in parsed ? String(parsed.message) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
