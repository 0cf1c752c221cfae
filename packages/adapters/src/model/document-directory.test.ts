import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDocumentDirectory, documentsOf } from "./document-directory.ts";

const place = mkdtempSync(join(tmpdir(), "greenroom-documents-"));
const root = join(place, "repository");

beforeAll(() => {
  mkdirSync(join(root, "docs/folder.md"), { recursive: true });
  writeFileSync(join(root, "docs/a.md"), "# A\n");
  writeFileSync(join(root, "docs/large.md"), "x".repeat(200_001));
  writeFileSync(join(place, "secret.md"), "# Secret\n");
  symlinkSync(join(place, "secret.md"), join(root, "docs/link.md"));
  symlinkSync(place, join(root, "docs/way-out"));
  symlinkSync("a.md", join(root, "docs/other-name.md"));
});
afterAll(() => rmSync(place, { recursive: true }));

test.each([
  ["docs/a.md", "# A\n"],
  ["docs/other-name.md", "# A\n"],
  ["docs/b.md", "document_file_not_found"],
  ["docs/a.md/b.md", "document_file_not_found"],
  ["docs/folder.md", "document_file_not_found"],
  ["docs/large.md", "document_too_large"],
  ["docs/link.md", "document_outside_repository"],
  ["docs/way-out/secret.md", "document_outside_repository"],
  ["../secret.md", "document_outside_repository"],
])("%s: %j", async (path, expected) => {
  const found = await createDocumentDirectory(root).read(path);
  expect(found.ok ? found.value : found.error.code).toBe(expected);
});

test.each([
  ["docs/a.md", true],
  ["docs/other-name.md", true],
  ["docs/b.md", false],
  ["docs/folder.md", false],
  ["docs/link.md", false],
  ["../secret.md", false],
])("a model in the repository may name %s: %s", (path, isThere) =>
  expect(documentsOf(root, join(root, "docs/architecture")).has(path)).toBe(isThere),
);

test("a model elsewhere is not held to files that it came without", () =>
  expect(documentsOf(root, join(place, "repository-copy")).has("docs/b.md")).toBe(true));
