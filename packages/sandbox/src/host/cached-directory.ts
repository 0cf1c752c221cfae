import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { acquireLock, type LockOptions } from "./exclusive-lock.ts";

/** Fills a directory of the cache once, whoever asks for it at the same time from any checkout.
 * It is filled beside its place and renamed into it: if it stands there, it is whole.
 * @param fill writes into the directory it is given
 * @returns true when this call filled it */
export async function fillCachedDirectory(
  directory: string,
  fill: (unfinished: string) => Promise<void>,
  options: LockOptions = {},
): Promise<boolean> {
  if (existsSync(directory)) return false;
  const name = basename(directory);
  const release = await acquireLock(join(dirname(directory), `.${name}.lock`), options);
  try {
    if (existsSync(directory)) return false;
    const unfinished = join(dirname(directory), `.${name}.unfinished`);
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    try {
      await fill(unfinished);
      renameSync(unfinished, directory);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    return true;
  } finally {
    release();
  }
}
