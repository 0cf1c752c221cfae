import { missedNow, type OutsideJudgement } from "@greenroom/core/configuration";
import type { PlatformStatusSource } from "@greenroom/core/platform";

interface Sources {
  readonly check: () => Promise<Pick<OutsideJudgement, "faults">>;
  readonly platformStatus: PlatformStatusSource;
  readonly log: { warn(facts: object, message: string): void };
}

/** Says at the start what greenroom.yaml names and is not there, each with its line. A cluster that does not answer yet is
 * no fault, nor what embedded parts are about to bring: pages ask again. */
export async function tellFaults(file: string, { check, platformStatus, log }: Sources): Promise<void> {
  const [{ faults }, preparation] = await Promise.all([check(), platformStatus.read()]);
  for (const { text } of missedNow(faults, preparation)) log.warn({ file }, text);
}
