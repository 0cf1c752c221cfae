import { type Document, LineCounter, parseDocument } from "yaml";
import { lineOf } from "../yaml-place/index.ts";

/** Says a fault with its line.
 * @param place a path of keys, or how many characters of the file stand before it */
export type FaultAt = (place: readonly PropertyKey[] | number, message: string) => string;

/** @param text the content of greenroom.yaml, which may be no YAML: `document.errors` says so then */
export function readYaml(text: string): { readonly document: Document; readonly faultAt: FaultAt } {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  return {
    document,
    faultAt: (place, message) =>
      typeof place === "number"
        ? `line ${lines.linePos(place).line}: ${message}`
        : `line ${lineOf(document, place, lines)}, ${place.join(".") || "the file"}: ${message}`,
  };
}
