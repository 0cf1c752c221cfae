import { expect, test } from "vitest";
import { type ProgramInputs, programKey } from "./program-key.ts";

const inputs: ProgramInputs = {
  sources: new Map([
    ["go.mod", "module m"],
    ["go.sum", "h1:abc"],
    ["main.go", "package main"],
  ]),
  flags: ["-trimpath"],
  goVersion: "1.26.8",
  platform: "linux_amd64",
};
const changed = (file: string, content: string) => new Map([...inputs.sources, [file, content]]);

test.each([
  ["go.mod", { sources: changed("go.mod", "module m2") }],
  ["go.sum", { sources: changed("go.sum", "h1:def") }],
  ["a source", { sources: changed("main.go", "package main // other") }],
  ["a new source", { sources: changed("extra.go", "") }],
  ["a flag", { flags: ["-trimpath", "-race"] }],
  ["the bounds between flags", { flags: ["-trim", "path"] }],
  ["Go's version", { goVersion: "1.27.3" }],
  ["the platform", { platform: "linux_arm64" }],
])("another key when %s changes", (_, change) =>
  expect(programKey({ ...inputs, ...change })).not.toBe(programKey(inputs)),
);

test("the same key whatever the order in which files are listed", () =>
  expect(programKey({ ...inputs, sources: new Map([...inputs.sources].toReversed()) })).toBe(
    programKey(inputs),
  ));
test("a key fits a path", () => expect(programKey(inputs)).toMatch(/^[0-9a-f]{20}$/));
