import { expect, test } from "vitest";
import { isAlive, processStartTicks, startTicksFromStat } from "./process-identity.ts";

const after = (state: string) => `${state} 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 777 20 21`;

test.each([
  ["a plain command", `12 (etcd) ${after("S")}`, "777"],
  ["a command with spaces and parentheses", `12 (a) b (c)) ${after("R")}`, "777"],
  ["a process that has ended but was not reaped", `12 (etcd) ${after("Z")}`, null],
  ["text that is no stat", "", null],
])("the start time of %s", (_, stat, expected) => expect(startTicksFromStat(stat)).toBe(expected));

test("this process lives, one with its pid and another start time does not", () => {
  const startTicks = processStartTicks(process.pid);
  expect(startTicks).not.toBeNull();
  expect(isAlive({ pid: process.pid, startTicks: startTicks ?? "" })).toBe(true);
  expect(isAlive({ pid: process.pid, startTicks: "1" })).toBe(false);
});
