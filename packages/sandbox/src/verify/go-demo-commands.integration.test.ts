import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findGo } from "../tools/index.ts";

const goDemo = resolve(import.meta.dirname, "../../../../go-demo");
// A copy without a repository around it, as somebody has who takes the folder along.
const copy = mkdtempSync(join(tmpdir(), "greenroom-go-demo-"));
let go: string;

beforeAll(async () => {
  go = (await findGo()).binary;
  cpSync(goDemo, copy, { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true }));

/** The commands of Go 1.12's time, word for word. */
const commands = [
  ["go get -d -v -t", ""],
  ["go test --cover -v ./... --run UnitTest", "coverage: "],
  ["go build -v -o go-demo", ""],
] as const;

test.each(commands)("%s", async (command, printed) => {
  const { exitCode, all } = await execa(go, command.split(" ").slice(1), {
    cwd: copy,
    all: true,
    reject: false,
    env: { GOTOOLCHAIN: "local", PATH: `${dirname(go)}:${process.env["PATH"] ?? ""}` },
  });
  expect(all).toContain(printed);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
});

test("the last of them leaves a program that names its wrong settings", async () => {
  const { exitCode, stdout } = await execa(join(copy, "go-demo"), {
    reject: false,
    env: { RANDOM_ERROR_RATIO: "2" },
  });
  expect(exitCode).toBe(2);
  expect(stdout).toContain("RANDOM_ERROR_RATIO should be a number from 0 to 1");
});

test.each(commands)("README.md gives `%s`", (command) =>
  expect(readFileSync(join(goDemo, "README.md"), "utf8")).toContain(command),
);
