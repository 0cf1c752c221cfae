import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { environmentInPath, environmentScopeAt } from "./environment-scope.ts";

const portalPages = join(import.meta.dirname, "../../app/(portal)");

/** Addresses of all pages, with an id where one stands. */
function addresses(directory = portalPages, path = ""): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "page.tsx") return [path || "/"];
    if (!entry.isDirectory() || entry.name.startsWith("[...")) return [];
    const below = join(directory, entry.name);
    if (entry.name.startsWith("(")) return addresses(below, path);
    return addresses(below, `${path}/${entry.name.startsWith("[") ? "some-id" : entry.name}`);
  });
}

test("each page is placed: whoever adds one says what the environment at the top means to it", () => {
  const placed = Object.groupBy(addresses(), environmentScopeAt);
  expect({
    own: placed.own?.toSorted(),
    chosen: placed.chosen?.toSorted(),
    none: placed.none?.toSorted(),
  }).toEqual({
    own: ["/promotions/some-id", "/rollouts/some-id", "/rollouts/some-id/some-id", "/runs/some-id"],
    chosen: [
      "/",
      "/architecture",
      "/architecture/deployment",
      "/architecture/flows/some-id",
      "/architecture/requirements/some-id",
      "/architecture/some-id",
      "/architecture/some-id/some-id",
      "/environments",
      "/metrics",
      "/rollouts",
      "/runs",
    ],
    none: [
      "/account",
      "/api-reference",
      "/architecture/compare",
      "/architecture/findings",
      "/architecture/flows",
      "/architecture/requirements",
      "/architecture/topics",
      "/architecture/what-if",
      "/people",
      "/promotions",
      "/risks",
      "/risks/some-id",
    ],
  });
});

test.each([
  ["/rollouts/prod", "prod"],
  ["/rollouts/prod/go-demo", "prod"],
  ["/rollouts", null],
  ["/runs/run-1", null],
])("the address %s names the environment %s", (path, environment) =>
  expect(environmentInPath(path)).toBe(environment),
);
