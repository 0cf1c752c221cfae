import { expect, test } from "vitest";
import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";

const limit = wholeNumber("limit", 1, 200, 50);

test.each<[number | string | undefined, number]>([
  [undefined, 50],
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

test("its bounds and its default are in the document of the routes", () => {
  expect(z.toJSONSchema(z.object({ limit }), { io: "input" }).properties).toEqual({
    limit: { type: "integer", minimum: 1, maximum: 200, default: 50 },
  });
});
