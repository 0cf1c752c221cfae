import { styleText } from "node:util";
import { type Command, type CommandOutcome, runCommand } from "./command.ts";
import { formatOutcome } from "./report.ts";

export type Stage = { readonly name: string } & (
  | { readonly commands: readonly Command[] }
  | { readonly run: (report: (outcome: CommandOutcome) => void) => Promise<void> }
);

/** Runs every stage, also after a failed one: one run tells all that is wrong.
 * @returns whether everything passed */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const failed: string[] = [];
  const startedAt = performance.now();
  for (const stage of stages) {
    console.log(styleText("bold", `\n${stage.name}`));
    const report = (outcome: CommandOutcome) => {
      console.log(formatOutcome(outcome));
      if (!outcome.passed) failed.push(`${stage.name}: ${outcome.title}`);
    };
    if ("run" in stage) await stage.run(report);
    else for (const command of stage.commands) report(await runCommand(command));
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
