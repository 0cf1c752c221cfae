import { executionTiming } from "@greenroom/core/executions";
import type { Terraform, WorkerReadiness } from "@greenroom/core/runs";
import { every } from "@greenroom/core/timing";
import type { Logger } from "pino";

/** Says whether Terraform is there, and takes runs once it is: until then they keep their place and say what they wait
 * for, instead of failing on a program that is still being built.
 * @param begin takes runs; called once
 * @returns ends it */
export async function takeRunsWhenReady(
  context: {
    readonly workerName: string;
    readonly terraform: Pick<Terraform, "readiness">;
    readonly workerReadiness: WorkerReadiness;
    readonly log: Logger;
  },
  begin: () => Promise<void>,
): Promise<() => Promise<void>> {
  const { workerName, terraform, workerReadiness, log } = context;
  let hasBegun = false;
  let said = "";

  async function look(): Promise<void> {
    const readiness = await terraform.readiness();
    await workerReadiness.tell(workerName, readiness);
    const says = readiness.isReady ? "Terraform is there" : readiness.waitsFor;
    if (says !== said) log.info(says);
    said = says;
    if (!readiness.isReady || hasBegun) return;
    await begin();
    hasBegun = true;
  }

  await look();
  const end = every(executionTiming.readinessToldSeconds * 1000, look, (error) =>
    log.error({ err: error }, "telling whether Terraform is there"),
  );
  return async () => {
    await end();
    // A database that is away keeps no worker from stopping: its word lapses by itself.
    await workerReadiness.withdraw(workerName).catch(() => undefined);
  };
}
