import "server-only";
import { isPhaseOver, type RunId, type RunPhase } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";

/** How long to wait for word of new text before looking anyway. */
const lookMs = 2_000;
const encoder = new TextEncoder();

/** A phase's stored log, then what is added to it, until the phase is over. The id of an event is its chunk's offset,
 * so that a reader who was cut off goes on behind the last chunk it got.
 * @param afterOffset offset of the last chunk that the reader has, -1 for none */
export function runLogStream(
  id: RunId,
  phase: RunPhase,
  afterOffset: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const { runLog, live, log } = portal();
  let wake = () => {};
  const remove = live.hub.add({
    send: (event) => {
      if (event.key === `${id}/${phase}` || event.key === id) wake();
    },
    resync: () => wake(),
  });
  let last = afterOffset;
  const over = new AbortController();

  function change(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (over.signal.aborted) wake();
    });
  }
  const stop = () => {
    over.abort();
    remove();
    wake();
  };
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        while (!over.signal.aborted) {
          // Asked before reading, so that nothing written in between is missed.
          const isOver = await isWhole(id, phase);
          const chunks = await runLog.read(id, phase, last + 1);
          if (chunks.length > 0) {
            for (const { offset, text } of chunks) {
              controller.enqueue(encoder.encode(`id: ${offset}\ndata: ${JSON.stringify(text)}\n\n`));
              last = offset;
            }
            return;
          }
          if (isOver) {
            controller.enqueue(encoder.encode("event: end\ndata: {}\n\n"));
            stop();
          } else {
            controller.enqueue(encoder.encode(": waiting\n\n"));
            await change();
          }
        }
        controller.close();
      } catch (error) {
        stop();
        log.error({ err: error, runId: id }, "log stream");
        controller.error(error);
      }
    },
    cancel: stop,
  });
}

async function isWhole(id: RunId, phase: RunPhase): Promise<boolean> {
  const run = await portal().runs.find(id);
  if (run === null) return true;
  return isPhaseOver(run.status, phase);
}
