import type { DomainError } from "@greenroom/core/result";
import { ProblemError } from "./problem-error.ts";

export { ProblemError };

/** Fetches JSON from the portal's own API; a session that ended leads to the sign-in page.
 * @throws ProblemError */
export async function fetchJson<T>(path: string, init: RequestInit & { json?: unknown } = {}): Promise<T> {
  const { json, ...rest } = init;
  let response: Response;
  try {
    response = await fetch(path, {
      ...rest,
      ...(json === undefined
        ? {}
        : {
            method: rest.method ?? "POST",
            body: JSON.stringify(json),
            headers: { "content-type": "application/json" },
          }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ProblemError(0, {
      code: "portal_unreachable",
      message: "The portal cannot be reached.",
      remedy: "Check the network; it is tried again.",
    });
  }
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401 && globalThis.location !== undefined) {
    const { pathname, search } = globalThis.location;
    globalThis.location.assign(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
  }
  const body = (await response.json().catch(() => null)) as DomainError | null;
  throw new ProblemError(
    response.status,
    body ?? { code: "unexpected_answer", message: `The portal answered ${response.status}.` },
  );
}
