import type { OutsideJudgement } from "@greenroom/core/configuration";

/** Says at the start what greenroom.yaml names and is not there, each with its line. A cluster that does not answer yet is
 * no fault: pages ask again. */
export async function tellFaults(
  file: string,
  check: () => Promise<Pick<OutsideJudgement, "faults">>,
  log: { warn(facts: object, message: string): void },
): Promise<void> {
  const { faults } = await check();
  for (const { text } of faults) log.warn({ file }, text);
}
