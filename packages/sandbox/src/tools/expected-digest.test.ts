import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectedDigest } from "./expected-digest.ts";

const identity = { platform: "linux_x64", goVersion: "1.2.3", key: "own" };
const another = { ...identity, goVersion: "1.2.4", key: "built-by-another-go" };
const own = "a".repeat(64);
const other = "b".repeat(64);
let file: string;
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), "greenroom-digests-")), "archives.sha256");
  writeFileSync(
    file,
    `# trusted\n${other}  other.tar.zst\n${own.toUpperCase()}  greenroom-tools-linux_x64-own.tar.zst # of the team\n`,
  );
});
afterAll(() => rmSync(join(file, ".."), { recursive: true }));

test("the line of the archive that belongs here counts", () =>
  expect(expectedDigest(identity, undefined, file)).toEqual({
    value: own,
    from: "packages/sandbox/tools/archives.sha256",
  }));
test("the setting goes before the line", () =>
  expect(expectedDigest(identity, ` ${other.toUpperCase()}\n`, file).value).toBe(other));
test("the line of an archive of another Go is none, and that is said", () =>
  expect(() => expectedDigest(another, undefined, file)).toThrow(
    "no line is for this checkout's pins, linux_x64 and Go 1.2.4, and an archive fits one Go version only",
  ));
