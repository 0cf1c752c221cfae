import { chmod, glob, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
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
  const [ended] = await Promise.allSettled([work(root)]);
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
    const runId = runIdSchema.safeParse(name.slice("greenroom-".length, name.lastIndexOf("-")));
    if (runId.success) kept.push({ runId: runId.data, folder: dirname(join(folder, path)) });
  }
  return kept;
}
