import { expect, test } from "vitest";
import { compareVersions, parseGoVersion, requiredGoVersion } from "./go-version.ts";

test.each([
  ["go1.26.8", [1, 26, 8]],
  ["1.26.7", [1, 26, 7]],
  ["go1.27", [1, 27, 0]],
  ["go1.27rc2", [1, 27, 0]],
  ["go1.26.8-custom", [1, 26, 8]],
  ["go version go1.26.8 linux/amd64", [1, 26, 8]],
  ["devel +4a3ef0d", null],
  ["", null],
])("%j is version %j", (text, version) => expect(parseGoVersion(text)).toEqual(version));

test.each([
  [[1, 26, 8], [1, 26, 7], 1],
  [[1, 26, 7], [1, 26, 7], 0],
  [[1, 26], [1, 26, 0], 0],
  [[1, 9, 9], [1, 26, 0], -1],
  [[2, 0, 0], [1, 26, 7], 1],
  [[], [1, 26, 7], -1],
])("%j against %j gives %i", (a, b, sign) => expect(Math.sign(compareVersions(a, b))).toBe(sign));

test("a module asks for its go line, not for its toolchain line", () =>
  expect(requiredGoVersion("module m\n\ngo 1.26.4\n\ntoolchain go1.30.0\n")).toEqual([1, 26, 4]));
test("a module without a go line is refused", () =>
  expect(() => requiredGoVersion("module m\n")).toThrow(RangeError));
