import { flushSync } from "react-dom";

let last: Promise<void> = Promise.resolve();

/** Drawing takes a slow processor tens of milliseconds a chart: between two of them the page answers who uses it.
 * @param draw sets React state
 * @param signal takes the turn back */
export function drawInTurn(draw: () => void, signal: AbortSignal): Promise<void> {
  last = last.then(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          // Otherwise React would collect what several turns changed and draw it at once.
          if (!signal.aborted) flushSync(draw);
          resolve();
        });
      }),
  );
  return last;
}
