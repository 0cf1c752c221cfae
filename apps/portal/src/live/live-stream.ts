import type { LiveEvent } from "@greenroom/core/live";
import type { LiveHub } from "./live-hub.ts";

const heartbeatMs = 15_000;
const queueMax = 256;
const encoder = new TextEncoder();

/** One reader's stream of server-sent events: bounded, with a heartbeat. What does not fit is replaced by one
 * `resync`, upon which the reader fetches everything again; nothing is dropped silently.
 * @param hears what this reader may hear of an event; null = nothing */
export function liveStream(
  hub: LiveHub,
  signal: AbortSignal,
  hears: (event: LiveEvent) => LiveEvent | null = (event) => event,
): ReadableStream<Uint8Array> {
  let close = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let missed = false;
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const hasRoom = () => (controller.desiredSize ?? 0) > 0;
        const flushResync = () => {
          if (!missed || !hasRoom()) return;
          missed = false;
          write("event: resync\ndata: {}\n\n");
        };
        const remove = hub.add({
          send(given: LiveEvent) {
            const event = hears(given);
            if (event === null) return;
            flushResync();
            if (missed || !hasRoom()) missed = true;
            else write(`data: ${JSON.stringify(event)}\n\n`);
          },
          resync() {
            missed = true;
            flushResync();
          },
        });
        const heartbeat = setInterval(() => {
          flushResync();
          if (hasRoom()) write("event: heartbeat\ndata: {}\n\n");
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
        write("retry: 2000\nevent: hello\ndata: {}\n\n");
        if (signal.aborted) abort();
      },
      cancel() {
        close();
      },
    },
    { highWaterMark: queueMax },
  );
}
