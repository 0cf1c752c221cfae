import { expect, test } from "vitest";
import { nearestNode } from "./nearest-node.ts";

const at = (x: number, y: number) => ({ x, y, width: 40, height: 20 });
//        up
//  left  mid  right      far
//        low (not connected)
const boxes = new Map([
  ["mid", at(200, 200)],
  ["left", at(0, 200)],
  ["right", at(400, 210)],
  ["far", at(900, 200)],
  ["up", at(500, 0)],
  ["low", at(200, 300)],
]);
const edges = [
  { from: "left", to: "mid" },
  { from: "mid", to: "right" },
  { from: "mid", to: "far" },
  { from: "up", to: "mid" },
];

test.each([
  ["left", "left"],
  ["right", "right"],
  ["up", "up"],
  ["down", "right"],
] as const)("from the middle %s leads to %s", (direction, expected) => {
  expect(nearestNode(boxes, edges, "mid", direction)).toBe(expected);
});

test("where no edge leads, nothing is reached", () => {
  expect(nearestNode(boxes, edges, "left", "left")).toBeNull();
  expect(nearestNode(boxes, edges, "low", "up")).toBeNull();
});
