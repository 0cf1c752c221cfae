import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const sources = resolve(import.meta.dirname, "../..");
/** What every page loads. */
const frame = ["design/providers.tsx", "features/shell/components/app-frame.tsx"].map((path) =>
  join(sources, path),
);

/** Of what is loaded along with these files, not later: everything that is not a file of the portal. */
function packagesOf(files: readonly string[]): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set(files);
  for (const file of seen)
    for (const [, from = ""] of readFileSync(file, "utf8").matchAll(
      /^(?!import type).*\bfrom "([^"]+)";$/gm,
    )) {
      const own = from.startsWith("#portal/")
        ? join(sources, from.slice("#portal/".length))
        : from.startsWith(".") && resolve(dirname(file), from);
      if (!own) packages.add(from);
      else if (/\.tsx?$/.test(own)) seen.add(own);
    }
  return packages;
}

test("the frame brings no state of addresses, no charts and no forms: pages that have them bring them", () => {
  const packages = [...packagesOf(frame)];
  expect(packages).toContain("@mantine/core");
  expect(packages.filter((name) => /^(nuqs|recharts|zod|@mantine\/form)/.test(name))).toEqual([]);
});
