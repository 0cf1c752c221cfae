import { expect, test } from "vitest";
import { findUnstorable } from "./index.ts";

test.each<[string, unknown, readonly string[] | null]>([
  ["a text", "plain, with \t, \n and 🌱", null],
  ["no text", { count: 1, is: true, none: null, not: undefined }, null],
  ["NUL", "a\0b", []],
  ["the first half of a pair alone", "\ud800", []],
  ["the second half of a pair alone", "\udc00", []],
  ["NUL in a field", { name: "a\0b" }, ["name"]],
  ["NUL deep in a list", { scope: { services: ["a", "b\0"] } }, ["scope", "services", "1"]],
  ["NUL in a field's name", { info: { "a\0b": 1 } }, ["info"]],
])("%s", (_, value, path) => expect(findUnstorable(value)).toEqual(path));
