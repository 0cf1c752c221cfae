import { type Document, isNode, type LineCounter } from "yaml";

/** Where the innermost part of the path that is there begins; the document's first line where none is.
 * @returns a line of the file, from 1 */
export function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : 1;
}
