import { executionTiming, type SilentStore } from "@greenroom/core/executions";
import { every } from "@greenroom/core/timing";

interface LookingLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Looks once for workers that are gone and gives them up. Any number of workers may do so at a time. */
export async function giveUpSilent<Id>(store: SilentStore<Id>, log: LookingLog): Promise<void> {
  for (const id of await store.listSilent())
    if (await store.giveUp(id)) log.warn({ id }, "its worker was given up");
}

/** Looks for as long as this worker lives.
 * @returns ends it */
export function keepGivingUpSilent<Id>(store: SilentStore<Id>, log: LookingLog): () => Promise<void> {
  return every(
    executionTiming.lookForSilentSeconds * 1000,
    () => giveUpSilent(store, log),
    (error) => log.error({ err: error }, "looking for silent workers"),
  );
}
