import {
  type ConfigurationFault,
  inList,
  missedNow,
  type OutsideJudgement,
} from "@greenroom/core/configuration";
import type { PlatformStatusSource } from "@greenroom/core/platform";

interface Sources {
  /** Of the file itself. */
  readonly faults: readonly ConfigurationFault[];
  readonly check: () => Promise<Pick<OutsideJudgement, "faults">>;
  readonly platformStatus: PlatformStatusSource;
  readonly log: { warn(facts: object, message: string): void };
}

/** Says at the start what is wrong with greenroom.yaml and what it names and is not there, each with its line. A cluster that does not answer yet is
 * no fault, nor what embedded parts are about to bring: pages ask again. */
export async function tellFaults(
  file: string,
  { faults, check, platformStatus, log }: Sources,
): Promise<void> {
  for (const fault of faults) log.warn({ file }, inList(fault));
  const [outside, preparation] = await Promise.all([check(), platformStatus.read()]);
  for (const { text } of missedNow(outside.faults, preparation)) log.warn({ file }, text);
}
