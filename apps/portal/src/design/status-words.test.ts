import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "..");

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
