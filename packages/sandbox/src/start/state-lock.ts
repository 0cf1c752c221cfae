import { join } from "node:path";
import { acquireLock } from "../host/index.ts";

/** Another start holds the state directory. */
export class StateDirectoryInUseError extends Error {
  override readonly name = "StateDirectoryInUseError";
  constructor(stateDir: string, pid: number) {
    super(
      `${stateDir} is in use by process ${pid}, which runs Greenroom from this checkout; stop it, or set GREENROOM_STATE_DIR to start a second one`,
    );
  }
}

/** Takes the state directory for this process; the lock of a process that no longer lives is taken over.
 * @returns releases it
 * @throws StateDirectoryInUseError */
export async function lockStateDirectory(stateDir: string): Promise<() => void> {
  return await acquireLock(join(stateDir, "start.lock"), {
    // Nobody waits for a product that may run for days.
    onWait: ({ pid }) => {
      throw new StateDirectoryInUseError(stateDir, pid);
    },
  });
}
