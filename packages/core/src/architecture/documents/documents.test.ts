import { expect, test } from "vitest";
import { exampleComponent, exampleModel } from "../model-example-fixture.ts";
import { modelFiles } from "../model-fixture.ts";
import { parseModel } from "../parse-model.ts";
import { documentPathSchema } from "./document-path.ts";
import { documentTitle } from "./document-title.ts";
import { namedDocument } from "./named-document.ts";

test.each(["README.md", "docs/infra.md", "docs/decisions/0007-state-backend.md"])("%s is a path", (path) =>
  expect(documentPathSchema.safeParse(path).success).toBe(true),
);

test.each([
  "",
  "/etc/passwd.md",
  "../secret.md",
  "docs/../../secret.md",
  "./README.md",
  "docs//infra.md",
  "docs\\infra.md",
  "C:/infra.md",
  ".git/notes.md",
  "docs/infra.txt",
  "docs/infra.md/",
  "docs/infra.md\n",
  "docs/%2e%2e/infra.md",
  `${"a/".repeat(100)}b.md`,
])("%j is none", (path) => expect(documentPathSchema.safeParse(path).success).toBe(false));

const store = (documents: readonly string[]) => ({
  "components/back.yaml": `components:
  - id: store
    name: Store
    kind: datastore
    owner: edge
    tier: 0
    reality: designed
    documents:
${documents.map((path) => `      - ${path}\n`).join("")}`,
});

test("a document that is missing, or is listed twice, is a fault at its line", () => {
  const files = modelFiles(store(["docs/a.md", "docs/b.md", "docs/a.md"]));
  const { faults } = parseModel(files, new Set(["docs/a.md"]));
  expect(faults).toMatchObject([
    { file: "components/back.yaml", line: 10, message: 'there is no file "docs/b.md" in the repository' },
    { file: "components/back.yaml", line: 11, message: 'the document "docs/a.md" is listed twice' },
  ]);
});

test("where nobody can look at the files, every document counts as there", () => {
  const { model, faults } = parseModel(modelFiles(store(["docs/a.md"])));
  expect(faults).toEqual([]);
  expect(model?.components.find(({ id }) => id === "store")?.documents).toEqual(["docs/a.md"]);
  expect(model?.components.find(({ id }) => id === "gateway")?.documents).toEqual([]);
});

test("a component has at most twelve documents", () => {
  const paths = Array.from({ length: 13 }, (_, index) => `docs/${index}.md`);
  expect(parseModel(modelFiles(store(paths))).faults).toMatchObject([{ file: "components/back.yaml" }]);
});

test.each([
  ["store", "docs/a.md", null],
  ["store", "docs/b.md", "document_not_found"],
  ["store", "docs/../docs/a.md", "document_not_found"],
  ["reader", "docs/a.md", "document_not_found"],
  ["nothing-like-it", "docs/a.md", "component_not_found"],
])("of %s, %s: %s", (component, path, code) => {
  const model = exampleModel([
    exampleComponent("store", { documents: ["docs/a.md"] }),
    exampleComponent("reader"),
  ]);
  const found = namedDocument(model, component, path);
  expect(found.ok ? null : found.error.code).toBe(code);
});

test.each([
  ["# The title\n\ntext", "The title"],
  ["text\n\n## `later` #\n", "later"],
  ["```sh\n# a comment\n```\n# After it", "After it"],
  ["no heading", null],
  ["#hashtag", null],
])("the title of %j is %j", (text, title) => expect(documentTitle(text)).toBe(title));
