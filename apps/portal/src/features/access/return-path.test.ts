import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each([
  ["/runs/1?env=prod", "/runs/1?env=prod"],
  [null, "/"],
  ["https://evil.test/", "/"],
  ["//evil.test/", "/"],
  ["/\\evil.test/", "/"],
  ["/.//evil.test", "/"],
  ["javascript:alert(1)", "/"],
])("%s → %s", (given, path) => {
  expect(returnPath(given)).toBe(path);
});
