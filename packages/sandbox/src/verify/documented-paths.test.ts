import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findMissingPaths } from "./documented-paths.ts";

function documents(text: string): string {
  const root = mkdtempSync(join(tmpdir(), "greenroom-docs-"));
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "docs/real.md"), text);
  return root;
}

test.each([
  ["a link to a sibling that exists", "[here](real.md#part)", []],
  ["an address is not a path", "[there](https://example.test/x)", []],
  ["a link to nothing", "text\n[gone](gone.md)", ["docs/real.md:2 docs/gone.md"]],
  ["a code span that names nothing", "see `packages/gone/src`", ["docs/real.md:1 packages/gone/src"]],
  ["a pattern is not a path", "see `packages/<name>/src`", []],
])("%s", (_, text, expected) => {
  const missing = findMissingPaths(documents(text), ["docs/real.md"]);
  expect(missing.map(({ document, line, path }) => `${document}:${line} ${path}`)).toEqual(expected);
});
