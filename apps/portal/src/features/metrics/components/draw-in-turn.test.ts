import { expect, test, vi } from "vitest";
import { drawInTurn } from "./draw-in-turn.ts";

test("between two drawings the page answers who uses it, and a turn that was taken back is not drawn", async () => {
  vi.useFakeTimers();
  const drawn: string[] = [];
  const stays = new AbortController().signal;
  const first = drawInTurn(() => drawn.push("first"), stays);
  void drawInTurn(() => drawn.push("gone"), AbortSignal.abort());
  const last = drawInTurn(() => drawn.push("last"), stays);
  await vi.advanceTimersToNextTimerAsync();
  await first;
  expect(drawn).toEqual(["first"]);
  await vi.runAllTimersAsync();
  await last;
  expect(drawn).toEqual(["first", "last"]);
  vi.useRealTimers();
});
