import { expect, test } from "vitest";
import { firstWindow } from "./first-window.ts";

const node = (x: number, y: number) => ({ x, y, width: 100, height: 50 });
const drawing = { x: 0, y: 0, width: 2000, height: 1000 };
const room = { width: 600, height: 400 };

test.each([
  ["what fits is in the middle", [node(700, 400), node(900, 500)], { x: 550, y: 275 }],
  ["not beyond the drawing's end", [node(1850, 900)], { x: 1400, y: 600 }],
  [
    "what does not fit is read from its beginning",
    [node(0, 0), node(200, 100), node(1500, 0), node(1600, 100), node(1700, 200)],
    { x: 0, y: 0 },
  ],
  [
    "or where most of it is, when next to nothing is at its beginning",
    [node(0, 900), node(1200, 0), node(1300, 100), node(1400, 200), node(1500, 300)],
    { x: 1200, y: 0 },
  ],
])("%s", (_, nodes, expected) => expect(firstWindow(nodes, drawing, room)).toEqual(expected));

test("a small drawing is in the middle, and so is one that is about nothing", () => {
  expect(firstWindow([node(0, 0)], node(0, 0), room)).toEqual({ x: -250, y: -175 });
  expect(firstWindow([], drawing, room)).toEqual({ x: 0, y: 0 });
});
