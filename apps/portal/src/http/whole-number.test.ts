import { expect, test } from "vitest";
import { wholeNumber } from "./whole-number.ts";

const limit = wholeNumber("limit", 1, 200);

test.each<[number | string, number]>([
  ["1", 1],
  ["200", 200],
  [50, 50],
])("%j is taken", (given, number) => expect(limit.parse(given)).toBe(number));

test.each([
  "0x10",
  "1e2",
  " 5",
  "5 ",
  "05",
  "+5",
  "-1",
  "1.5",
  "",
  "ten",
  "0",
  "201",
  "9".repeat(400),
  1.5,
  201,
])("%j is refused in words", (given) => {
  const { error } = limit.safeParse(given);
  expect(error?.issues[0]?.message).toBe("limit should be a whole number from 1 to 200");
});
