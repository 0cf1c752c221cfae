import { expect, test } from "vitest";
import { missingPackages } from "./ensure-host-packages.ts";

test.each([
  ["a program on PATH", "sh", []],
  ["an absolute path that exists", process.execPath, []],
  ["a program that is nowhere", "no-such-program-here", ["p"]],
  ["an absolute path that does not exist", "/no/such/file", ["p"]],
])("%s", (_, program, missing) => expect(missingPackages([{ name: "p", program }])).toEqual(missing));
