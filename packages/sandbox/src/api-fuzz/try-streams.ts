import { setTimeout as delay } from "node:timers/promises";
import type { Caller } from "../callers/index.ts";
import type { EventStream } from "./api-document.ts";

const answerTimeoutMs = 10_000;
/** A log may have nothing to say yet. */
const firstEventMs = 1000;

/** Opens each stream, reads until something comes or a second is over, and closes it.
 * @returns what is wrong, a sentence each */
export async function tryStreams(
  origin: string,
  caller: Caller,
  streams: readonly EventStream[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { operationId, path, statuses } of streams) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new Error("no answer came")), answerTimeoutMs);
    try {
      const answer = await fetch(origin + path, { headers: caller.headers, signal: abort.signal });
      if (!statuses.includes(String(answer.status)) || answer.status >= 500)
        faults.push(`${operationId} answers ${answer.status}`);
      const type = answer.headers.get("content-type") ?? "none";
      const expected = answer.ok ? "text/event-stream" : "application/json";
      if (!type.startsWith(expected)) faults.push(`${operationId} answers ${answer.status} as ${type}`);
      await Promise.race([answer.body?.getReader().read(), delay(firstEventMs)]);
    } catch (error) {
      faults.push(`${operationId}: ${String(error)}`);
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
  }
  return faults;
}
