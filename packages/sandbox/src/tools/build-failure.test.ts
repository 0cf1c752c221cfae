import { expect, test } from "vitest";
import { describeBuildFailure } from "./build-failure.ts";

test.each([
  ["dial tcp: lookup proxy.test: no such host", "cannot be downloaded"],
  ["reading https://proxy.test/m/@v/v1.zip: 403 Forbidden", "cannot be downloaded"],
  ["m@v1: module lookup disabled by GOPROXY=off", "cannot be downloaded"],
  ["write /tmp/x: no space left on device", "failed"],
  ["./main.go:3:1: undefined: x", "failed"],
])("%s → %s", (line, what) => expect(describeBuildFailure("X", [line], "/log", "").what).toContain(what));

test("an unreachable proxy is told with the setting that chooses it", () => {
  const { remedy } = describeBuildFailure("X", ["dial tcp: i/o timeout"], "/log", "http://proxy.test");
  expect(remedy).toContain("GOPROXY is http://proxy.test");
});
test("a compiler's failure gives the end of its output and the place of the whole", () => {
  const output = Array.from({ length: 30 }, (_, line) => `line ${line}`);
  const { why, remedy } = describeBuildFailure("X", output, "/the/log", "");
  expect(why.split("\n")).toHaveLength(12);
  expect(why).toContain("line 29");
  expect(remedy).toContain("/the/log");
});
