import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CommandOutcome, runCommand } from "./command.ts";
import { failuresOf, shownText } from "./playwright-output.ts";

interface Journeys {
  readonly title: string;
  /** Of `playwright test`. */
  readonly args?: readonly string[];
  readonly env: Record<string, string>;
}

/** Runs the portal's journeys. What fails says what its page showed: the pictures and traces that Playwright points
 * at are gone with a machine that is not ours. */
export async function browserJourneys(
  root: string,
  { title, args = [], env }: Journeys,
): Promise<CommandOutcome> {
  const portal = join(root, "apps/portal");
  const outcome = await runCommand({
    title,
    file: join(portal, "node_modules/.bin/playwright"),
    args: ["test", ...args],
    cwd: portal,
    env,
  });
  if (outcome.passed) return outcome;
  const results = join(portal, "test-results");
  const shown = globSync("*/error-context.md", { cwd: results }).map(
    (file) => `${dirname(file)} showed:\n${shownText(readFileSync(join(results, file), "utf8"))}`,
  );
  return { ...outcome, output: [...shown, failuresOf(outcome.output)].join("\n\n") };
}
