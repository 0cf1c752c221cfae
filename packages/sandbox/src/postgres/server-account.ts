import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Whom the server runs as; Postgres refuses root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` for root, null (whoever we are) for everybody else. */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const ask = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }).trim());
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch (error) {
    throw new Error(
      "Postgres does not run as root, and there is no user `nobody` to run it as; add one, start as another user, or set DATABASE_URL",
      { cause: error },
    );
  }
}

/** Whether the account may pass through every folder above and at `path`, as far as they exist. */
export function canReach(path: string, account: ServerAccount | null): boolean {
  if (account === null) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0 && !(found.uid === account.uid && found.mode & 0o100))
      return false;
    if (folder === dirname(folder)) return true;
  }
}
