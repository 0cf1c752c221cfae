import { expect, test } from "vitest";
import { formatRelative } from "./format-time.ts";

const now = Date.UTC(2026, 0, 2);

test.each([
  [0, "just now"],
  [12, "12 s ago"],
  [59, "59 s ago"],
  [60, "1 min ago"],
  [3_599, "59 min ago"],
  [86_400, "1 d ago"],
  [-180, "in 3 min"],
])("%d seconds → %s", (seconds, text) => {
  expect(formatRelative(new Date(now - seconds * 1_000), now)).toBe(text);
});
