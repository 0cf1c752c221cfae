import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { toolsSeemBuilt } from "./tools-seem-built.ts";

const cache = mkdtempSync(join(tmpdir(), "greenroom-cache-"));
afterAll(() => rmSync(cache, { recursive: true }));

test("tools seem built when each has a directory of its own, and in an empty cache none does", () => {
  expect(toolsSeemBuilt(["tofu"], cache)).toBe(false);
  for (const name of ["tofu-oldest-0123abcd", "pause-0123abcd", "kubernetes-0123abcd.unfinished"])
    mkdirSync(join(cache, "tools", name), { recursive: true });
  expect(toolsSeemBuilt(["pause"], cache)).toBe(true);
  expect(toolsSeemBuilt(["pause", "tofu"], cache)).toBe(false);
  expect(toolsSeemBuilt(["kubernetes"], cache)).toBe(false);
});
