import { expect, test } from "vitest";
import { logFault, warningsIn } from "./log-lines.ts";

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `• Tools: step ${index}, 1 %`).join("\n");

test("a log with a line a second is no fault, one with ten is", () => {
  expect(logFault(lines(60), 60)).toBeNull();
  expect(logFault(lines(600), 60)).toMatch(/^600 lines in 60 s/);
});

test("a line that is said twice is a fault", () =>
  expect(logFault("• Tools: one, 1 %\n• Tools: one, 1 %\n", 60)).toBe("it says twice: • Tools: one, 1 %"));

test("what Node warns of in a log is found between the lines of the process", () => {
  const warning = "(node:7) DeprecationWarning: Calling client.query() twice is deprecated";
  const log = [
    '{"level":40,"msg":"Warning: a line of ours"}',
    warning,
    "(Use `node --trace-deprecation ...` to show where the warning was created)",
  ];
  expect(warningsIn(log.join("\n"))).toEqual([warning]);
  expect(warningsIn("")).toEqual([]);
});
