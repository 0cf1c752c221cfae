import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { ModelFault } from "./model-fault.ts";

/** A file of the model's directory. `path` is relative to it, for messages. */
export interface ModelFile {
  readonly path: string;
  readonly text: string;
}

/** A parsed file that remembers where everything stood. */
export interface YamlSource {
  readonly file: string;
  readonly document: Document;
  readonly content: unknown;
  readonly lines: LineCounter;
}

/** A checked entry with its place, so that a later check can still point at it. */
export interface Entry<Value> {
  readonly value: Value;
  readonly source: YamlSource;
  readonly path: readonly PropertyKey[];
}

const fileLengthMax = 150_000;
const entriesMax = 400;
/** One mistake can make hundreds of errors. */
const syntaxFaultsMax = 20;

export function parseSource({ path, text }: ModelFile): {
  readonly source: YamlSource | null;
  readonly faults: readonly ModelFault[];
} {
  const alone = (message: string) => ({
    source: null,
    faults: [{ file: path, line: 1, column: 1, message }],
  });
  if (text.length > fileLengthMax)
    return alone(`the file has ${text.length} characters; ${fileLengthMax} are the most`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      source: null,
      faults: document.errors.slice(0, syntaxFaultsMax).map((error) => ({
        file: path,
        ...position(lines, error.pos[0]),
        message: error.message,
      })),
    };
  }
  try {
    // Aliases can make a small file huge; nothing in a model needs them.
    const content: unknown = document.toJS({ maxAliasCount: 0 });
    return { source: { file: path, document, content, lines }, faults: [] };
  } catch (error) {
    return alone(error instanceof Error ? error.message : "the file cannot be read as YAML");
  }
}

export function faultAt(source: YamlSource, path: readonly PropertyKey[], message: string): ModelFault {
  return { file: source.file, ...position(source.lines, offsetOf(source.document, path)), message };
}

/** Checks one list of a file entry by entry, so that one wrong entry does not hide the faults of the others.
 * `ids` also names the ids of wrong entries: references to them are no second fault. */
export function readEntries<Schema extends z.ZodType>(
  source: YamlSource,
  key: string,
  schema: Schema,
): {
  readonly isList: boolean;
  readonly entries: readonly Entry<z.output<Schema>>[];
  readonly ids: readonly { readonly id: string; readonly path: readonly PropertyKey[] }[];
  readonly faults: readonly ModelFault[];
} {
  const list = isRecord(source.content) ? source.content[key] : undefined;
  if (!Array.isArray(list))
    return {
      isList: false,
      entries: [],
      ids: [],
      faults: [faultAt(source, [key], `"${key}" should be a list`)],
    };
  const entries: Entry<z.output<Schema>>[] = [];
  const ids: { id: string; path: readonly PropertyKey[] }[] = [];
  const faults: ModelFault[] = [];
  if (list.length > entriesMax)
    faults.push(
      faultAt(source, [key, entriesMax], `the list has ${list.length} entries; ${entriesMax} are the most`),
    );
  list.forEach((item: unknown, index) => {
    const path = [key, index];
    if (isRecord(item) && typeof item["id"] === "string") ids.push({ id: item["id"], path: [...path, "id"] });
    if (index >= entriesMax) return;
    const parsed = schema.safeParse(item);
    if (parsed.success) entries.push({ value: parsed.data, source, path });
    else for (const issue of parsed.error.issues) faults.push(...issueFaults(source, path, issue));
  });
  return { isList: true, entries, ids, faults };
}

/** Refuses keys that nobody reads: usually a spelling mistake. */
export function unknownKeys(source: YamlSource, known: readonly string[]): readonly ModelFault[] {
  if (!isRecord(source.content)) return [faultAt(source, [], "the file is a map of lists")];
  return Object.keys(source.content)
    .filter((key) => !known.includes(key))
    .map((key) => faultAt(source, [key], `unknown key "${key}"; known are ${known.join(", ")}`));
}

function issueFaults(
  source: YamlSource,
  base: readonly PropertyKey[],
  issue: z.core.$ZodIssue,
): ModelFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => faultAt(source, [...path, key], `unknown key "${key}"`));
  const where = issue.path.map(String).join(".");
  return [faultAt(source, path, where ? `${where}: ${issue.message}` : issue.message)];
}

/** Of the value, or of the nearest thing around it that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      return keyOffset(parent, path[length - 1]) ?? node.range[0];
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(parent: unknown, key: PropertyKey | undefined): number | null {
  if (!isMap(parent)) return null;
  for (const pair of parent.items)
    if (isScalar(pair.key) && pair.key.value === key) return pair.key.range?.[0] ?? null;
  return null;
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
