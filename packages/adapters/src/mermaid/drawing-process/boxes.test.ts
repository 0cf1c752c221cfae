import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { boxOf } from "./boxes.ts";

/** A line that hops over another: by rounding the arc's radius is smaller than half of the way that it spans. */
const hop = "M1567.547,187.924 L1564.122,187.436 A5.072,5.072 0 0 0 1554.078,186.005 L1535.21,183.317";

test("an arc that svg-path-properties cannot measure leaves the box of its path known", () => {
  const { document } = new JSDOM(`<svg><path d="${hop}" /></svg>`).window;
  const box = boxOf(document.querySelector("path") ?? document.body, { sizePx: 13, meanings: new Map() });
  expect(Object.values(box ?? {}).every(Number.isFinite)).toBe(true);
  expect(box?.x).toBeCloseTo(1535.21);
});
