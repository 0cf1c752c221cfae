/** The thread in which diagrams are laid out: it takes a processor for hundreds of milliseconds. */
import { parentPort } from "node:worker_threads";
import { draw } from "./draw.ts";
import type { DrawingAnswer, DrawingRequest } from "./messages.ts";

parentPort?.on("message", ({ id, text, view }: DrawingRequest) => {
  draw(text, view).then(
    (markup) => answer({ id, markup }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(message: DrawingAnswer): void {
  // To a thread, not to a window.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}
