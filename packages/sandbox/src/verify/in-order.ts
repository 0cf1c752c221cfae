import type { CommandOutcome } from "./command.ts";

export type Step = () => Promise<CommandOutcome>;

/** Goes on to the next step only after a passed one. */
export async function inOrder(
  report: (outcome: CommandOutcome) => void,
  steps: readonly Step[],
): Promise<boolean> {
  for (const step of steps) {
    const outcome = await step();
    report(outcome);
    if (!outcome.passed) return false;
  }
  return true;
}

export function timed(title: string, work: () => Promise<void>): Step {
  return async () => {
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    try {
      await work();
      return { title, passed: true, seconds: seconds(), output: "" };
    } catch (error) {
      const output = error instanceof Error ? error.message : String(error);
      return { title, passed: false, seconds: seconds(), output };
    }
  };
}
