import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectedDigest } from "./expected-digest.ts";

const own = "a".repeat(64);
const other = "b".repeat(64);
let file: string;
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), "greenroom-digests-")), "archives.sha256");
  writeFileSync(
    file,
    `# trusted\n${other}  other.tar.zst\n${own.toUpperCase()}  own.tar.zst # of the team\n`,
  );
});
afterAll(() => rmSync(join(file, ".."), { recursive: true }));

test("the line of the archive that belongs here counts", () =>
  expect(expectedDigest("own.tar.zst", undefined, file)).toEqual({
    value: own,
    from: "packages/sandbox/tools/archives.sha256",
  }));
test("the setting goes before the line", () =>
  expect(expectedDigest("own.tar.zst", ` ${other.toUpperCase()}\n`, file).value).toBe(other));
test("the line of another archive is none", () =>
  expect(() => expectedDigest("third.tar.zst", undefined, file)).toThrow("nobody says"));
