import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from "yaml";

/** Where the innermost part of the path that is there begins, with its key where it has one; the document's first line
 * where none is.
 * @returns a line of the file, from 1 */
export function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const begin = keyOf(document, path.slice(0, length)) ?? node;
    if (isNode(node) && isNode(begin) && begin.range) return lines.linePos(begin.range[0]).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : 1;
}

function keyOf(document: Document, path: readonly PropertyKey[]): Node | null {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const keys = parent.items.map(({ key }) => key).filter(isScalar);
  return keys.find(({ value }) => value === path.at(-1)) ?? null;
}
