import { styleText } from "node:util";
import { type Command, type CommandOutcome, runCommand } from "./command.ts";
import { formatOutcome } from "./report.ts";

export type Stage = { readonly name: string } & (
  | { readonly commands: readonly Command[] }
  | { readonly run: () => Promise<readonly CommandOutcome[]> }
);

/** Runs every stage, also after a failed one: one run tells all that is wrong.
 * @returns whether everything passed */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const failed: string[] = [];
  const startedAt = performance.now();
  for (const stage of stages) {
    console.log(styleText("bold", `\n${stage.name}`));
    const outcomes = "run" in stage ? await stage.run() : await inOrder(stage.commands);
    if ("run" in stage) for (const outcome of outcomes) console.log(formatOutcome(outcome));
    failed.push(
      ...outcomes.filter((outcome) => !outcome.passed).map((outcome) => `${stage.name}: ${outcome.title}`),
    );
  }
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  console.log(
    failed.length === 0
      ? styleText("green", `\nEverything passed in ${minutes} min.`)
      : styleText(
          "red",
          `\n${failed.length} failed in ${minutes} min:\n${failed.map((name) => `  - ${name}`).join("\n")}`,
        ),
  );
  return failed.length === 0;
}

async function inOrder(commands: readonly Command[]): Promise<readonly CommandOutcome[]> {
  const outcomes: CommandOutcome[] = [];
  for (const command of commands) {
    const outcome = await runCommand(command);
    console.log(formatOutcome(outcome));
    outcomes.push(outcome);
  }
  return outcomes;
}
