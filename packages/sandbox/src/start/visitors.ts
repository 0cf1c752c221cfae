import { request } from "node:http";
import { every } from "@greenroom/core/timing";

/** What is asked for in turn: one in ten may fail, which go-demo does by design. */
const paths = [...Array.from({ length: 9 }, () => "/demo/hello"), "/demo/random-error"];
const timeoutMs = 2_000;

/** Requests to each environment, for as long as the sandbox runs. */
export const visitsPerSecond = 2;

/** Visits go-demo in each environment at an even, low rate, so that there is something to measure. Each visit is a
 * connection of its own, so that every pod gets some; one that is not answered is given up, and the next comes in its
 * time all the same.
 * @param origins of go-demo, one for each environment
 * @returns ends it */
export function sendVisitors(origins: readonly string[]): () => Promise<void> {
  const stops = origins.map((origin) => {
    let turn = 0;
    return every(
      1_000 / visitsPerSecond,
      (signal) => visit(`${origin}${paths[turn++ % paths.length]}`, signal),
      () => undefined,
    );
  });
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function visit(url: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent: false,
      headers: { "user-agent": "greenroom-visitors" },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    asked.on("response", (answer) => answer.resume().on("end", resolve).on("error", reject));
    asked.on("error", reject);
    asked.end();
  });
}
