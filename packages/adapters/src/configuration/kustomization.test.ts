import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { repositoriesIn } from "./kustomization.ts";

const root = join(import.meta.dirname, "../../../..");
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-kustomization-"));
  return () => rmSync(directory, { recursive: true });
});

function repositories(files: Readonly<Record<string, string>>): readonly string[] | null {
  const all = {
    "base/kustomization.yaml": "resources: [shop.yaml]",
    "base/shop.yaml":
      "spec: { template: { spec: { containers: [{ image: 'r.local:5000/shop:1.2' }, { image: proxy@sha256:1 }] } } }",
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const found = repositoriesIn(join(directory, "test"));
  return found && [...found];
}

test.each<[string, Readonly<Record<string, string>>, readonly string[] | null]>([
  ["its base", { "test/kustomization.yaml": "resources: [../base]" }, ["r.local:5000/shop", "proxy"]],
  [
    "names that it changes",
    {
      "test/kustomization.yaml":
        "resources: [../base]\nimages: [{ name: proxy, newName: r.local/proxy }, { name: none, newName: no }]",
    },
    ["r.local:5000/shop", "r.local/proxy"],
  ],
  [
    "a patch of something else",
    { "test/kustomization.yaml": "resources: [../base]\npatches: [{ patch: '- op: add' }]" },
    ["r.local:5000/shop", "proxy"],
  ],
  [
    "a patch of images",
    {
      "test/kustomization.yaml": "resources: [../base]\npatches: [{ path: patch.yaml }]",
      "test/patch.yaml": "image: other",
    },
    null,
  ],
  ["what is fetched", { "test/kustomization.yaml": "resources: ['https://example.com/shop']" }, null],
  ["a chart", { "test/kustomization.yaml": "helmCharts: [{ name: shop }]" }, null],
  ["a circle", { "test/kustomization.yaml": "resources: [../test]" }, null],
  ["no kustomization", { "test/other.yaml": "image: other" }, null],
])("an overlay of %s has the images of its objects, or nobody knows", (_, files, expected) =>
  expect(repositories(files)).toEqual(expected),
);

test("the overlays of this repository are known", () =>
  expect(repositoriesIn(join(root, "packages/manifests/go-demo/overlays/sandbox/dev"))).toEqual(
    new Set(["greenroom.local/go-demo"]),
  ));
