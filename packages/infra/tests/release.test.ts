import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLayout } from "../src/layout.ts";
import { infraDir } from "./tofu.ts";

const layout = readLayout(infraDir);
const read = (...path: readonly string[]) => readFileSync(join(infraDir, ...path), "utf8");

test("the newest entry of the changelog is the checkout's release", () => {
  expect(/^## (\d+\.\d+\.\d+)$/m.exec(read("CHANGELOG.md"))?.[1]).toBe(layout.currentRelease);
});

test("the upgrade notes lead to the checkout's release", () => {
  expect(read("UPGRADE.md")).toContain(`→ ${layout.currentRelease}\n`);
});

test.each(layout.layers)("stack %s pins every provider exactly, by its full address", (layer) => {
  const versions = read("stacks", layer, "versions.tf");
  expect(versions).toMatch(/source\s+= "registry\.opentofu\.org\//);
  expect([...versions.matchAll(/^ {6}version\s+= "(.*)"/gm)].map(([, range]) => range)).toEqual(["1.19.0"]);
});

test.each(readdirSync(join(infraDir, "modules")))(
  "module %s leaves its callers a range, below the next major",
  (name) => {
    expect(read("modules", name, "versions.tf")).toMatch(/^ {6}version\s+= ">= \d+\.\d+\.\d+, < \d+\.0\.0"/m);
  },
);

test("every pinned release is the checkout's or an earlier one", () => {
  const pinned = Object.values(layout.pins).flatMap((environments) => Object.values(environments));
  const later = pinned.filter(
    (release) => release.localeCompare(layout.currentRelease, "en", { numeric: true }) > 0,
  );
  expect(later).toEqual([]);
});
