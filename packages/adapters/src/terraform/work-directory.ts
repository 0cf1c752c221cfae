import { chmod, glob, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isWorkedIn, workIn } from "./folder-processes.ts";
import { type KeptState, type RunId, runIdSchema, type StateNotSaved } from "@greenroom/core/runs";

/** Terraform writes it where it runs when the backend did not take the state after three tries. */
const unsavedState = "stacks/*/errored.tfstate";

/** A folder for one execution. It goes when the work ends, in whatever way, unless Terraform left a state in it that
 * it could not store: nothing else knows then what was done.
 * @param parent default: the system's folder for temporary files */
export async function inWorkDirectory<Outcome>(
  parent: string | undefined,
  runId: RunId,
  work: (root: string) => Promise<Outcome>,
): Promise<Outcome | StateNotSaved> {
  const folder = resolve(parent ?? tmpdir());
  await mkdir(folder, { recursive: true });
  const root = await mkdtemp(join(folder, `greenroom-${runId}-`));
  const leave = workIn(root);
  const [ended] = await Promise.allSettled([work(root)]);
  leave();
  for await (const path of glob(unsavedState, { cwd: root })) {
    await chmod(root, 0o700);
    const cause: unknown = ended.status === "fulfilled" ? ended.value : ended.reason;
    return { outcome: "state_not_saved", folder: dirname(join(root, path)), cause };
  }
  await rm(root, { recursive: true, force: true });
  if (ended.status === "rejected") throw ended.reason;
  return ended.value;
}

/** Where states were kept, also by workers that ended before they could say so. */
export async function listKeptStates(parent: string | undefined): Promise<readonly KeptState[]> {
  const folder = resolve(parent ?? tmpdir());
  const kept: KeptState[] = [];
  for await (const path of glob(`greenroom-run-*/${unsavedState}`, { cwd: folder })) {
    const [name = ""] = path.split("/");
    const runId = runOf(name);
    if (runId !== null) kept.push({ runId, folder: dirname(join(folder, path)) });
  }
  return kept;
}

/** Removes what workers left behind that were killed, except where a state lies or a process still works.
 * @param isOver whether nothing of the run is to come
 * @returns the folders that went */
export async function removeLeftFolders(
  parent: string | undefined,
  isOver: (runId: RunId) => Promise<boolean>,
): Promise<readonly string[]> {
  const folder = resolve(parent ?? tmpdir());
  const removed: string[] = [];
  for await (const name of glob("greenroom-run-*", { cwd: folder })) {
    const root = join(folder, name);
    const runId = runOf(name);
    // In this order: what works no more leaves no state any more.
    if (runId === null || (await isWorkedIn(root)) || (await holdsState(root)) || !(await isOver(runId)))
      continue;
    await rm(root, { recursive: true, force: true });
    removed.push(root);
  }
  return removed;
}

async function holdsState(root: string): Promise<boolean> {
  for await (const _ of glob(unsavedState, { cwd: root })) return true;
  return false;
}

function runOf(folderName: string): RunId | null {
  const name = folderName.slice("greenroom-".length, folderName.lastIndexOf("-"));
  return runIdSchema.safeParse(name).data ?? null;
}
