import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "..");
const glossary = readFileSync(join(sources, "../../../docs/glossary.md"), "utf8");

/** Statuses are identifiers. Their words are said once, in core, beside the tone; whoever makes words of the identifier
 * itself says them again, and otherwise. */
const selfMade = [
  /\b(status|state|outcome)\.replace(All)?\(/,
  /\bvalue\.replace(All)?\("[-_]"/,
  />\s*\{([a-z]+\.(status|state)|state)\}\s*</,
  /\$\{[a-zA-Z.]*\.(status|state|outcome)\}/,
];
/** HTTP's are numbers; of a simulation failed, degraded and stale are what the glossary says. */
const speakForThemselves = new Set([
  "http/call.ts",
  "features/architecture/components/what-if/outcome-note.tsx",
]);

test("no page makes the words of a status by itself", () => {
  const found = globSync("**/*.{ts,tsx}", { cwd: sources, exclude: ["**/*.test.*"] })
    .filter((path) => !speakForThemselves.has(path))
    .filter((path) => {
      const text = readFileSync(join(sources, path), "utf8");
      return selfMade.some((pattern) => pattern.test(text));
    });
  expect(found).toEqual([]);
});

/** What pages write into a badge themselves, however it is broken into lines. */
const badges = /<StatusBadge\b(?:[^>{]|\{[^}]*\})*>([^<]*?)<\/StatusBadge>/g;
const alternatives = /"([^"]+)"/g;

test("every word that a page writes into a badge is one of the glossary's", () => {
  const written = globSync("**/*.tsx", { cwd: sources, exclude: ["**/*.test.*"] }).flatMap((path) =>
    [...readFileSync(join(sources, path), "utf8").matchAll(badges)].flatMap(([, content = ""]) => {
      const text = content.trim();
      // A name or number among them makes a sentence of its own.
      if (text.includes("`")) return [];
      if (!text.startsWith("{")) return [text];
      return text.includes("?") ? [...text.matchAll(alternatives)].map(([, word = ""]) => word) : [];
    }),
  );
  expect(written).toEqual(expect.arrayContaining(["kept", "Unlocked", "connected"]));
  const shown = (word: string) => `*${word.charAt(0).toUpperCase()}${word.slice(1)}*`;
  expect(written.filter((word) => !glossary.includes(shown(word)))).toEqual([]);
});
