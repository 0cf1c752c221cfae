import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The setting that a process makes its sealer with. */
function sealingSetting(composition: string): string | undefined {
  return /createSealer\(settings\.(\w+)\)/.exec(read(composition))?.[1];
}

test("what operators are told to back up is the key that portal and worker open the states with", () => {
  const key = sealingSetting("apps/portal/src/composition/portal.ts");
  expect(key).toBeDefined();
  expect(sealingSetting("apps/worker/src/composition.ts")).toBe(key);
  const backups = read("docs/operating.md")
    .split("\n")
    .find((line) => line.startsWith("| Backups |"));
  expect(backups?.match(/GREENROOM_\w+/g)).toEqual([key]);
});
