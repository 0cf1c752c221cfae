import type { Caller } from "../callers/index.ts";
import type { EventStream } from "./api-document.ts";

const firstEventTimeoutMs = 10_000;

/** Opens each stream, reads until something comes, and closes it.
 * @returns what is wrong, a sentence each */
export async function tryStreams(
  origin: string,
  caller: Caller,
  streams: readonly EventStream[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { operationId, path, statuses } of streams) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new Error("nothing came")), firstEventTimeoutMs);
    try {
      const answer = await fetch(origin + path, { headers: caller.headers, signal: abort.signal });
      if (!statuses.includes(String(answer.status)) || answer.status >= 500)
        faults.push(`${operationId} answers ${answer.status}`);
      const type = answer.headers.get("content-type") ?? "none";
      const expected = answer.ok ? "text/event-stream" : "application/json";
      if (!type.startsWith(expected)) faults.push(`${operationId} answers ${answer.status} as ${type}`);
      await answer.body?.getReader().read();
    } catch (error) {
      faults.push(`${operationId}: ${String(error)}`);
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
  }
  return faults;
}
