import { expect, test } from "vitest";
import { z } from "zod";
import { faultInWords } from "./fault-in-words.ts";

const schema = z.strictObject({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(5).optional(),
  email: z.email().optional(),
  role: z.enum(["viewer", "admin"]).optional(),
  one: z.literal(1).optional(),
  days: z.int().min(1).max(365).optional(),
  places: z.array(z.string()).min(1).max(2).optional(),
  scope: z.strictObject({ all: z.boolean() }).optional(),
  side: z.union([z.int(), z.literal("dev")]).optional(),
  kept: z.string().regex(/^a$/, "should begin with a").optional(),
  until: z.iso.date().optional(),
});

test.each<[unknown, string]>([
  [{ id: "x" }, "id should be a UUID"],
  [{ name: 1 }, "name should be a text"],
  [{ name: "" }, "name should be at least 1 character long"],
  [{ name: "abcdef" }, "name should be at most 5 characters long"],
  [{ email: "x" }, "email should be an e-mail address"],
  [{ role: "x" }, "role should be one of viewer, admin"],
  [{ one: 2 }, "one should be 1"],
  [{ days: "x" }, "days should be a number"],
  [{ days: Number.NaN }, "days should be a number"],
  [{ days: 1.5 }, "days should be a whole number"],
  [{ days: 0 }, "days should be at least 1"],
  [{ days: 366 }, "days should be at most 365"],
  [{ places: {} }, "places should be a list"],
  [{ places: [] }, "places should be at least 1 entry long"],
  [{ places: ["a", "b", "c"] }, "places should be at most 2 entries long"],
  [{ places: [1] }, "places.0 should be a text"],
  [{ scope: {} }, "scope.all is needed"],
  [{ scope: { all: 1 } }, "scope.all should be true or false"],
  [{ side: "--x" }, "side is not of a form that is taken here"],
  [{ until: "x" }, "until should be a date such as 2026-01-31"],
  [[], "what is sent should be an object"],
  [undefined, "what is sent is needed"],
  [{ kept: "x" }, "should begin with a"],
])("%j: %s", (given, words) => {
  const { error } = schema.safeParse(given, { error: faultInWords });
  expect(error?.issues[0]?.message).toBe(words);
});
