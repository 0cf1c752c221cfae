import { type Document, isMap, LineCounter, parseDocument, visit } from "yaml";
import { lineOf, yamlFaultsOf } from "../yaml-place/index.ts";

/** A fault at its place of the file. */
export interface PlacedFault {
  /** From 1. */
  readonly line: number;
  /** "line 12, services.0.id: <message>" */
  readonly text: string;
}

/** Says a fault with its line.
 * @param place a path of keys, or how many characters of the file stand before it */
export type FaultAt = (place: readonly PropertyKey[] | number, message: string) => PlacedFault;

export interface ReadYaml {
  readonly document: Document;
  readonly faultAt: FaultAt;
  /** The whole content; undefined where it cannot be read as YAML, which `faults` say then. */
  readonly content: unknown;
  readonly faults: readonly PlacedFault[];
}

/** @param text the content of greenroom.yaml, which may be no YAML */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, keepSourceTokens: true });
  const faultAt: FaultAt = (place, message) => {
    if (typeof place === "number") {
      const { line } = lines.linePos(place);
      return { line, text: `line ${line}: ${message}` };
    }
    const line = lineOf(document, place, lines);
    return { line, text: `line ${line}, ${place.join(".") || "the file"}: ${message}` };
  };
  const faults = yamlFaultsOf(text, document).map(({ offset, message }) => faultAt(offset, message));
  if (faults.length === 0)
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document) === undefined)
          faults.push(
            faultAt(
              alias.range?.[0] ?? 0,
              `*${alias.source} stands for nothing; write &${alias.source} before it`,
            ),
          );
      },
    });
  if (faults.length > 0) return { document, faultAt, content: undefined, faults };
  try {
    return { document, faultAt, content: document.toJS(), faults };
  } catch {
    // The library counts what aliases come to, before it writes them out.
    const message = "its aliases stand for too much; write out what they stand for";
    return { document, faultAt, content: undefined, faults: [faultAt([], message)] };
  }
}

/** Where the entry with an id stands in a list of the file; -1 = nowhere. */
export function indexOf({ document }: Pick<ReadYaml, "document">, list: string, id: string): number {
  const items = document.getIn([list]);
  if (typeof items !== "object" || items === null || !("items" in items) || !Array.isArray(items.items))
    return -1;
  return items.items.findIndex((item) => isMap(item) && item.get("id") === id);
}
