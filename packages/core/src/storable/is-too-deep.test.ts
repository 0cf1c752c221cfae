import { expect, test } from "vitest";
import { depthMax, isTooDeep } from "./index.ts";

const lists = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
const objects = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + "1" + "}".repeat(depth));

test.each<[string, unknown, boolean]>([
  ["a text", "[[[", false],
  ["nothing", null, false],
  ["many beside each other", Array.from({ length: 10_000 }, () => ({ a: [1] })), false],
  ["as many lists as may be", lists(depthMax), false],
  ["as many objects as may be", objects(depthMax), false],
  ["one list more", lists(depthMax + 1), true],
  ["one object more", objects(depthMax + 1), true],
  ["far more lists", lists(100_000), true],
  ["far more objects", objects(40_000), true],
])("%s", (_, value, expected) => expect(isTooDeep(value)).toBe(expected));
