import type { LiveEvent } from "@greenroom/core/live";
import type { LiveHub } from "./live-hub.ts";

const heartbeatMs = 15_000;
const queueMax = 256;
const encoder = new TextEncoder();

export interface LiveReader {
  /** What this reader may hear of an event; null = nothing. */
  hears(event: LiveEvent): LiveEvent | null;
  /** By which `hears` decides: two readers with the same hear the same. */
  readonly rights: string;
  /** Up to where it knows of what happened; null = of nothing yet. */
  readonly after: string | null;
}

/** One reader's stream of server-sent events: bounded, with a heartbeat. It begins with what happened after what the
 * reader knows of. What is not known any more, or does not fit, is replaced by one `resync`, upon which the reader
 * fetches everything again; nothing is dropped silently. */
export function liveStream(
  hub: LiveHub,
  signal: AbortSignal,
  reader: LiveReader,
): ReadableStream<Uint8Array> {
  const { hears, rights, after } = reader;
  let close = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let missed = false;
        const hasRoom = () => (controller.desiredSize ?? 0) > 0;
        /** @param at up to where a reader that got it knows of everything */
        const write = (fields: string, at?: number) =>
          controller.enqueue(encoder.encode(`id: ${hub.cursor(rights, at)}\n${fields}\n\n`));
        const flushResync = () => {
          if (!missed || !hasRoom()) return;
          missed = false;
          write("event: resync\ndata: {}");
        };
        const send = (given: LiveEvent, at: number) => {
          const event = hears(given);
          if (event === null) return;
          flushResync();
          if (missed || !hasRoom()) missed = true;
          else write(`data: ${JSON.stringify(event)}`, at);
        };
        const resync = () => {
          missed = true;
          flushResync();
        };
        const remove = hub.add({ send, resync });
        const heartbeat = setInterval(() => {
          flushResync();
          if (!missed && hasRoom()) write("event: heartbeat\ndata: {}");
        }, heartbeatMs);
        close = () => {
          clearInterval(heartbeat);
          remove();
          signal.removeEventListener("abort", abort);
        };
        function abort() {
          close();
          controller.close();
        }
        signal.addEventListener("abort", abort, { once: true });
        controller.enqueue(encoder.encode("retry: 2000\nevent: hello\ndata: {}\n\n"));
        const sinceThen = after === null ? [] : hub.since(after, rights);
        if (sinceThen === null) resync();
        else for (const { event, at } of sinceThen) send(event, at);
        if (signal.aborted) abort();
      },
      cancel() {
        close();
      },
    },
    { highWaterMark: queueMax },
  );
}
