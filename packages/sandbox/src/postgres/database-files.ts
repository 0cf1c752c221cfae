import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { type PostgresBinaries, sharedDirectory } from "./postgres-binaries.ts";
import { canReach, type ServerAccount } from "./server-account.ts";

export const databaseUser = "greenroom";

export interface DatabaseFiles {
  /** What Postgres calls data_directory. */
  readonly data: string;
  readonly password: string;
  /** Names the process that started the server, to tell an orphan from a server in use. */
  readonly ownerFile: string;
}

/** Finds or makes the data directory and its password, which stays 0600 beside it. */
export async function prepareDatabaseFiles(
  dataDir: string,
  binaries: PostgresBinaries,
  account: ServerAccount | null,
  options: { durable: boolean },
): Promise<DatabaseFiles> {
  const home = homeOf(resolve(dataDir), account);
  const files = {
    data: join(home, "data"),
    password: readOrMakePassword(join(home, "password")),
    ownerFile: join(home, "owner.json"),
  };
  if (!existsSync(join(files.data, "PG_VERSION"))) await initialise(files, home, binaries, account, options);
  return files;
}

function homeOf(dataDir: string, account: ServerAccount | null): string {
  const home = canReach(dataDir, account)
    ? dataDir
    : join(
        sharedDirectory,
        `postgres-data-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`,
      );
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return home;
}

function readOrMakePassword(file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, password, { mode: 0o600, flag: "wx" });
  return password;
}

async function initialise(
  { data, password }: DatabaseFiles,
  home: string,
  binaries: PostgresBinaries,
  account: ServerAccount | null,
  { durable }: { durable: boolean },
): Promise<void> {
  // Renamed when whole: an interrupted start leaves nothing that looks like a database.
  const partial = join(home, "data.partial");
  const passwordFile = join(home, "password.initdb");
  for (const leftover of [partial, passwordFile, data]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await execa(
      binaries.initdb,
      [
        `--pgdata=${partial}`,
        `--username=${databaseUser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        ...(durable ? [] : ["--no-sync"]),
      ],
      { cwd: "/", env: { LC_ALL: "C" }, ...account },
    );
  } catch (error) {
    const reason = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new Error(
      `initdb could not make a database in ${home}: ${reason.trim()}; check free space and permissions there, or set DATABASE_URL`,
      { cause: error },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, data);
}
