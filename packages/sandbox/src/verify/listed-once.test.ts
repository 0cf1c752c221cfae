import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const docs = join(import.meta.dirname, "../../../../docs");
const rowsOf = (document: string) =>
  readFileSync(join(docs, document), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split(" | ")[0]?.slice(2) ?? "");

test("each decision is listed once, in order", () => {
  const listed = rowsOf("decisions/README.md").flatMap((cell) => /\]\(([^)]+)\)/.exec(cell)?.[1] ?? []);
  const files = readdirSync(join(docs, "decisions")).filter((name) => /^\d{4}-/.test(name));
  expect(listed).toEqual(files.toSorted());
});

test("each term of the glossary has one meaning", () => {
  const terms = rowsOf("glossary.md");
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});
