import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("nothing that is stored takes its time from this process", () => {
  const own = globSync("**/*.ts", { cwd: import.meta.dirname }).filter(
    (path) => !/\.test\.ts$|-fixture\.ts$|^generated\//.test(path),
  );
  expect(own.length).toBeGreaterThan(50);
  const asking = own.filter((path) =>
    /new Date\(\)|Date\.now\(/.test(readFileSync(join(import.meta.dirname, path), "utf8")),
  );
  expect(asking).toEqual([]);
});
