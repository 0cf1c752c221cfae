import { appendFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Beside what Terraform reads. */
const fileName = "processes";
/** Longer than any execution. Of another host's processes nothing else can be told. */
const foreignForMs = 24 * 60 * 60 * 1000;
/** By this process. Its id alone tells nothing: in a container the next worker has the same. */
const ownFolders = new Set<string>();

/** From now on this process works in the folder.
 * @returns says that it does no more */
export function workIn(root: string): () => void {
  note(root, process.pid);
  ownFolders.add(root);
  return () => void ownFolders.delete(root);
}

/** @param leader of a process group that works in the folder, and may outlive this process */
export function noteGroup(root: string, leader: number): void {
  note(root, -leader);
}

/** Whether a process may still write there. An id that another process has by now counts as living. */
export async function isWorkedIn(root: string): Promise<boolean> {
  if (ownFolders.has(root)) return true;
  const lines = await readFile(join(root, fileName), "utf8").catch(() => "");
  const noted = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" "));
  if (noted.length > 0 && noted.every(([host]) => host === hostname()))
    return noted.some(([, id]) => isLiving(Number(id)));
  return Date.now() - (await stat(root)).mtimeMs < foreignForMs;
}

function note(root: string, id: number): void {
  // At once: what is not noted when this process is killed is not found later.
  appendFileSync(join(root, fileName), `${hostname()} ${id}\n`, { mode: 0o600 });
}

/** @param id negative = of a group */
function isLiving(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
