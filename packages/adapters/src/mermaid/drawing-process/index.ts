/** The process in which diagrams are laid out; it ends when the one that asks is gone. */
import { draw } from "./draw.ts";
import type { DrawingAnswer, DrawingRequest } from "./messages.ts";

process.on("disconnect", () => process.exit());
process.on("message", (message) => {
  const { id, text, view } = message as DrawingRequest;
  draw(text, view).then(
    (markup) => answer({ id, markup }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(message: DrawingAnswer): void {
  // Who asked may be gone in the meantime: nobody is left to be told.
  process.send?.(message, undefined, undefined, () => undefined);
}
