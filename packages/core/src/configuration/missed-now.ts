import { isReady, type PlatformStatus } from "../platform/index.ts";
import type { FaultSubject } from "./configuration-fault.ts";

/** What the embedded parts bring along. */
const comesLater: ReadonlySet<FaultSubject> = new Set(["cluster", "workload", "metrics"]);

/** Whether it is about what runs, which nobody can tell from files. */
export function isAboutWhatRuns(about: FaultSubject): boolean {
  return comesLater.has(about);
}

/** The faults that are none of the start's: while embedded parts come, what they bring is on its way.
 * @param preparation null = nothing is embedded */
export function missedNow<Fault extends { readonly about: readonly FaultSubject[] }>(
  faults: readonly Fault[],
  preparation: PlatformStatus | null,
): readonly Fault[] {
  return preparation === null || isReady(preparation)
    ? faults
    : faults.filter(({ about }) => !about.some(isAboutWhatRuns));
}
