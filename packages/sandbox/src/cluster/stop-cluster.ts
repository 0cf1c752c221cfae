import { rm } from "node:fs/promises";
import { clusterFiles } from "./cluster-files.ts";
import { endRun, findRun } from "./cluster-run.ts";

/** Ends whatever a run of this state directory left, even one whose supervisor was killed. State stays.
 * @returns whether a cluster was running */
export async function stopCluster(stateDir: string): Promise<boolean> {
  const running = findRun(stateDir) !== null;
  const remaining = await endRun(stateDir);
  if (remaining.length > 0) throw new Error(`could not remove ${remaining.join(", ")}`);
  return running;
}

/** Stops the cluster and deletes everything it knows; the next start makes a new one. */
export async function resetCluster(stateDir: string): Promise<void> {
  await stopCluster(stateDir);
  await rm(clusterFiles(stateDir).dir, { recursive: true, force: true });
}
