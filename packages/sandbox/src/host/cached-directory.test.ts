import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillCachedDirectory } from "./cached-directory.ts";

let cache: string;
let place: string;
let fills = 0;
const fill = async (directory: string) => {
  fills++;
  writeFileSync(join(directory, "content"), `fill ${fills}`);
};
beforeEach(() => {
  fills = 0;
  cache = mkdtempSync(join(tmpdir(), "greenroom-cache-"));
  place = join(cache, "tool-key");
});
afterEach(() => rmSync(cache, { recursive: true }));

test("filled once, whoever asks at the same time", async () => {
  const filled = await Promise.all(Array.from({ length: 4 }, () => fillCachedDirectory(place, fill)));
  expect(filled.filter(Boolean)).toHaveLength(1);
  expect(readFileSync(join(place, "content"), "utf8")).toBe("fill 1");
});

test("a fill that fails leaves nothing, and the next one begins anew", async () => {
  const failing = async (directory: string) => {
    await fill(directory);
    throw new Error("no");
  };
  await expect(fillCachedDirectory(place, failing)).rejects.toThrow("no");
  expect(readdirSync(cache)).toEqual([]);
  await fillCachedDirectory(place, fill);
  expect(readdirSync(cache)).toEqual(["tool-key"]);
});
