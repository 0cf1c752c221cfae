import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { expect, test } from "vitest";
import { yamlFaultsOf } from "./index.ts";

const whole = readFileSync(join(import.meta.dirname, "../../../../greenroom.yaml"), "utf8");

function faultsOf(text: string): readonly string[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, keepSourceTokens: true });
  return yamlFaultsOf(text, document).map(
    ({ offset, message }) => `line ${lines.linePos(offset).line}: ${message}`,
  );
}
/** Of the text that begins with the given one, its line from 1. */
function lineOf(beginning: string): number {
  const index = whole.split("\n").findIndex((line) => line.startsWith(beginning));
  if (index < 0) throw new Error(`no line begins with ${beginning}`);
  return index + 1;
}

test("what is YAML has none", () => expect(faultsOf(whole)).toEqual([]));

test.each<[string, string, string, string, RegExp]>([
  [
    "a bracket",
    "name: Greenroom",
    "name: [Greenroom",
    "  name: Greenroom",
    /^"\[" is opened here and not closed/,
  ],
  ["a stray brace", "environments:\n", "environments: {\n", "environments:", /^"{" is opened here/],
  [
    "a brace inside",
    "namespace: dev }",
    "namespace: dev",
    "    cluster: { context: sandbox, namespace: dev",
    /^"{" is/,
  ],
  [
    "a bracket that a brace closes",
    "[platform, observability]",
    "[platform, observability",
    "    terraform:",
    /^"\["/,
  ],
  ["a quote", "name: Greenroom", 'name: "Greenroom', "  name: Greenroom", /^"\\"" is opened here/],
  ["a tab", "    name: Development", "\tname: Development", "    name: Development", /^a tab stands/],
  [
    "a tab after blanks",
    "    name: Development",
    "    \tname: Development",
    "    name: Development",
    /^a tab stands/,
  ],
  ["a brace too much", "namespace: dev }", "namespace: dev } }", "    cluster:", /^"}" cannot stand here/],
  [
    "a text that begins with @",
    "name: Greenroom",
    "name: @Greenroom",
    "  name: Greenroom",
    /cannot begin with "@"/,
  ],
  [
    "a key without a colon",
    "name: Development",
    "name Development",
    "    name: Dev",
    /has no colon and blank/,
  ],
  ["a colon in a text", "name: Development", "name: Dev: x", "    name: Dev", /has more than one colon/],
  [
    "a line that is indented too little",
    "    name: Staging",
    "   name: Staging",
    "    name: Staging",
    /does not fit/,
  ],
  [
    "an escape",
    "name: Greenroom",
    'name: "Gr\\qeen"',
    "  name: Greenroom",
    /^"\\\\q" stands for nothing in double/,
  ],
])(
  "of %s one fault is said, where it begins, and that nothing more was read",
  (_, old, changed, at, words) => {
    const [fault, ...others] = faultsOf(whole.replace(old, changed));
    expect(others).toEqual([]);
    const [, line, message = ""] = /^line (\d+): (.*)$/.exec(fault ?? "") ?? [];
    expect(Number(line)).toBe(lineOf(at));
    expect(message).toMatch(words);
    expect(message).toMatch(/; nothing after it was read$/);
  },
);

test("a second document is said in words, not in the parser's", () => {
  const [fault, ...others] = faultsOf(`${whole}---\nproduct: { name: Other }\n`);
  expect(others).toEqual([]);
  expect(fault).toMatch(/a second document begins here; a file holds one/);
});

test("every key that stands twice is said, since the rest was read", () =>
  expect(faultsOf("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")).toEqual([
    'line 2: the key "a" stands twice in one map; remove one of them',
    'line 5: the key "c" stands twice in one map; remove one of them',
  ]));
