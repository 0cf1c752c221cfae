import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseProductConfiguration } from "@greenroom/core/configuration";
import { readPlatformModel } from "@greenroom/core/risks";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/bring-your-own.md"), "utf8");
const [configuration = "", objectives = "", ...others] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, text = ""]) => text,
);

test("what the page says a newcomer writes has no fault", () => {
  expect(others).toEqual([]);
  const read = parseProductConfiguration(configuration, "greenroom.yaml", [
    { path: "objectives/storefront.yaml", text: objectives },
  ]);
  expect(read.environments.map(({ id }) => id)).toEqual(["test", "live"]);
});

test("the smallest model that the page shows is one", () => {
  const files = [...page.matchAll(/`([a-z/]+\.yaml)` \(`([^`]+)`\)/g)].map(([, path = "", text = ""]) => ({
    path,
    text,
  }));
  const { content, faults } = readPlatformModel(files);
  expect(faults).toEqual([]);
  expect(content?.architecture.components.map(({ id }) => id)).toEqual(["storefront"]);
  for (const { path } of files.filter((file) => !file.path.startsWith("components/")))
    expect(readPlatformModel(files.filter((file) => file.path !== path)).content).toBeNull();
});

test("the page fits on two screens", () => expect(page.split("\n").length).toBeLessThanOrEqual(111));

test("every setting that the page names is one", () => {
  const settings = readFileSync(
    join(import.meta.dirname, "../../../core/src/configuration/settings.ts"),
    "utf8",
  );
  const named = new Set(page.match(/\b(?:GREENROOM|PROMETHEUS)_[A-Z_]+\b|\bKUBECONFIG\b/g));
  expect([...named].filter((name) => !settings.includes(`  ${name}: `))).toEqual([]);
});
