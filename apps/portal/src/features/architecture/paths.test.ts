import { readdirSync } from "node:fs";
import { join } from "node:path";
import { reservedZoneIds } from "@greenroom/core/architecture";
import { expect, test } from "vitest";
import { viewPaths, zonePath } from "./paths.ts";

test("a view stands where the page of a zone would be, and no zone may be called so", () => {
  const routes = readdirSync(join(import.meta.dirname, "../../app/(portal)/architecture"), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("["))
    .map(({ name }) => name);
  expect(routes.toSorted()).toEqual([...reservedZoneIds].sort());
  for (const id of reservedZoneIds) expect(viewPaths[id]).toBe(zonePath(id));
});
