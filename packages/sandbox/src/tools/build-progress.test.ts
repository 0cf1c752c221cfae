import { expect, test } from "vitest";
import { BuildProgress, countModules, parseListedPackage } from "./build-progress.ts";

test.each([
  ["fmt\t8\ttrue\tbuild ID mismatch", { importPath: "fmt", goFiles: 8, toCompile: true }],
  ["fmt\t8\tfalse\t", { importPath: "fmt", goFiles: 8, toCompile: false }],
  [
    "fmt\t8\ttrue\tnot installed but available in build cache",
    { importPath: "fmt", goFiles: 8, toCompile: false },
  ],
  ["", null],
])("%j is %j", (line, parsed) => expect(parseListedPackage(line)).toEqual(parsed));

const packages = ["a 10", "b 30", "c 60"].map((text) => {
  const [importPath = "", goFiles] = text.split(" ");
  return { importPath, goFiles: Number(goFiles), toCompile: importPath !== "c" };
});

test("counts the files of packages that are compiled; cached ones are no work", () => {
  const progress = new BuildProgress(5);
  progress.listed(packages);
  const before = progress.ratio;
  progress.compiling("a");
  expect(progress.ratio - before).toBeCloseTo(0.86 / 4);
  expect(progress.detail).toBe("1 of 2 packages");
});
test("leaves the link's share until the end, and counts no package twice", () => {
  const progress = new BuildProgress(5);
  progress.listed(packages);
  for (const importPath of ["a", "a", "b", "c", "unknown"]) progress.compiling(importPath);
  expect(progress.ratio).toBeCloseTo(0.96);
});
test("fetched modules fill the first tenth, and no more", () => {
  const progress = new BuildProgress(2);
  for (let count = 0; count < 9; count++) progress.moduleFetched();
  expect(progress.ratio).toBe(0.1);
  expect(progress.detail).toBe("9 modules fetched");
});
test("go.sum's lines for a go.mod alone are no modules to fetch", () =>
  expect(countModules("a v1 h1:x\na v1/go.mod h1:y\nb v2/go.mod h1:z\n")).toBe(1));
