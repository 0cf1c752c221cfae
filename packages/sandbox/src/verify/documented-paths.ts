import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface MissingPath {
  readonly document: string;
  readonly line: number;
  readonly path: string;
}

const markdownLink = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;
// A code span counts as a path when it starts with one of the top-level folders.
const pathInCode = /`((?:apps|packages|docs|go-demo|scripts)\/[A-Za-z0-9_./-]+)`/g;

/** Every path that a document names and that does not exist.
 * @param documents paths relative to `root` */
export function findMissingPaths(root: string, documents: readonly string[]): readonly MissingPath[] {
  return documents.flatMap((document) =>
    readFileSync(join(root, document), "utf8")
      .split("\n")
      .flatMap((text, index) => {
        const linked = [...text.matchAll(markdownLink)].map((match) =>
          join(dirname(document), match[1] ?? ""),
        );
        const named = [...text.matchAll(pathInCode)].map((match) => match[1] ?? "");
        return [...linked, ...named]
          .filter((path) => !existsSync(join(root, path)))
          .map((path) => ({ document, line: index + 1, path }));
      }),
  );
}
