import { type Document, isCollection, isScalar, type Node, visit, type YAMLParseError } from "yaml";

/** What keeps a text from being YAML. */
interface YamlFault {
  /** How many characters of the text stand before it. */
  readonly offset: number;
  readonly message: string;
}

const shownLengthMax = 30;
const nothingMore = "; nothing after it was read";

/** What is wrong with a text as YAML: every key that stands twice, or else the first fault alone, since a parser finds
 * others in everything after it.
 * @param document read from the text with its source tokens kept */
export function yamlFaultsOf(text: string, document: Document): readonly YamlFault[] {
  const errors = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const [first] = errors;
  if (first === undefined) return [];
  if (errors.every(({ code }) => code === "DUPLICATE_KEY"))
    return errors.map((error) => ({ offset: error.pos[0], message: inWords(text, error) }));
  const open = lastOpenAt(document, first.pos[0]);
  if (open !== null)
    return [
      {
        offset: open,
        message: `${quoted(text[open] ?? "")} is opened here and not closed; close it, or remove it${nothingMore}`,
      },
    ];
  return [{ offset: first.pos[0], message: `${inWords(text, first)}${nothingMore}` }];
}

function inWords(text: string, { code, pos: [from, to] }: YAMLParseError): string {
  const found = quoted(text.slice(from, Math.max(to, from + 1)));
  switch (code) {
    case "TAB_AS_INDENT":
      return "a tab stands where blanks indent; write blanks";
    case "MULTIPLE_DOCS":
      return "a second document begins here; a file holds one, so remove the line of dashes before it";
    case "DUPLICATE_KEY":
      return `the key ${quoted(keyAt(text, from))} stands twice in one map; remove one of them`;
    case "BAD_SCALAR_START":
      return `a text cannot begin with ${found}; put it in quotes`;
    case "BAD_DQ_ESCAPE":
      return `${quoted(text.slice(from, from + 2))} stands for nothing in double quotes; put the text in single quotes`;
    case "BLOCK_IN_FLOW":
      return "a list or map of lines stands inside brackets; close the brackets before it, or write it in brackets too";
    case "UNEXPECTED_TOKEN":
      return `${found} cannot stand here; remove it, or put the whole text in quotes`;
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MISSING_CHAR":
    case "BAD_INDENT":
      return misplacedLine(lineAt(text, from));
    default:
      return `${found} is no YAML; correct it, or put the text in quotes`;
  }
}

/** Of a line that is neither a key with its value nor an entry of a list where it stands. */
function misplacedLine(line: string): string {
  const colons = line.match(/:(?=\s|$)/g)?.length ?? 0;
  if (colons === 0) return `${quoted(line)} has no colon and blank after its key; write key: value`;
  if (colons > 1)
    return `${quoted(line)} has more than one colon; put the text after the first one in quotes`;
  return `${quoted(line)} does not fit the lines around it; indent what belongs together equally, with a blank after each dash`;
}

/** Where the last bracket or quote is opened that is not closed and that the place is in; null = there is none. */
function lastOpenAt(document: Document, place: number): number | null {
  let open: number | null = null;
  visit(document, {
    Node(_, node) {
      const [from, , to] = node.range ?? [];
      if (from === undefined || to === undefined || from > place || to < place) return;
      if (isOpen(node) && (open === null || from > open)) open = from;
    },
  });
  return open;
}

function isOpen(node: Node): boolean {
  if (!isCollection(node) && !isScalar(node)) return false;
  const token = node.srcToken;
  if (token?.type === "flow-collection") {
    const end = token.start.type === "flow-map-start" ? "flow-map-end" : "flow-seq-end";
    return !token.end.some(({ type }) => type === end);
  }
  if (token?.type !== "double-quoted-scalar" && token?.type !== "single-quoted-scalar") return false;
  const { source } = token;
  return source.length < 2 || !source.endsWith(source.charAt(0));
}

function lineAt(text: string, place: number): string {
  const from = text.lastIndexOf("\n", place - 1) + 1;
  const [line = ""] = text.slice(from).split(/\r?\n/, 1);
  return line;
}

function keyAt(text: string, place: number): string {
  const [key = ""] = text.slice(place).split(/\s*:|\n/, 1);
  return key.replace(/^(["'])(.*)\1$/, "$2");
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return JSON.stringify(line.length > shownLengthMax ? `${line.slice(0, shownLengthMax)}…` : line);
}
