import { expect, test } from "vitest";
import { parseLiveEvent } from "./index.ts";

test("an event is read with its data", () => {
  expect(parseLiveEvent('{"topic":"runs","key":"run-1","data":{"status":"planned"}}')).toEqual({
    topic: "runs",
    key: "run-1",
    data: { status: "planned" },
  });
});

test.each([
  "",
  "null",
  "{}",
  '{"topic":"weather","key":"k"}',
  '{"topic":"runs"}',
  '{"topic":"runs","key":4}',
])("%s is no event", (text) => {
  expect(parseLiveEvent(text)).toBeNull();
});
