import { expect, test, vi } from "vitest";
import { answerWishes, wishForPalette } from "./palette-wish.ts";

test("a wish that comes before the palette opens it once it is there, every later one at once", () => {
  wishForPalette();
  const toggle = vi.fn<() => void>();
  const goAway = answerWishes(toggle);
  expect(toggle).toHaveBeenCalledTimes(1);
  wishForPalette();
  expect(toggle).toHaveBeenCalledTimes(2);
  goAway();

  const next = vi.fn<() => void>();
  answerWishes(next)();
  expect(next).not.toHaveBeenCalled();
});
