import { expect, test } from "vitest";
import { keptReturnPath, returnPath } from "./return-path.ts";

test.each([
  ["/runs/1?env=prod", "/runs/1?env=prod"],
  ["/architecture/platform?tab=docs#risks", "/architecture/platform?tab=docs#risks"],
  [null, "/"],
  ["https://evil.test/", "/"],
  ["//evil.test/", "/"],
  ["/\\evil.test/", "/"],
  ["/.//evil.test", "/"],
  ["javascript:alert(1)", "/"],
])("%s → %s", (given, path) => {
  expect(returnPath(given)).toBe(path);
});

test.each([
  ["a=1; greenroom-return-to=%2Fruns%3Fenv%3Dprod%23log; b=2", "/runs?env=prod#log"],
  ["greenroom-return-to=%E0%A4%A", null],
  ["other=1", null],
  [null, null],
])("of the cookies %j the way back is %j", (cookies, path) => {
  expect(keptReturnPath(cookies)).toBe(path);
});
