import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { processStartTicks } from "../host/process-identity.ts";

const holderSchema = z.object({ pid: z.int(), startTicks: z.string() });

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
export function lockStateDirectory(stateDir: string): () => void {
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, "start.lock");
  const mine = JSON.stringify({ pid: process.pid, startTicks: processStartTicks(process.pid) ?? "" });
  try {
    writeFileSync(file, mine, { flag: "wx" });
  } catch {
    const holder = readHolder(file);
    // Without /proc the start time is unknown; the pid alone has to do.
    if (holder && processStartTicks(holder.pid) === holder.startTicks) {
      throw new StateDirectoryInUseError(stateDir, holder.pid);
    }
    writeFileSync(file, mine);
  }
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): z.infer<typeof holderSchema> | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
