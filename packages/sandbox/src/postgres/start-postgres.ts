import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "../host/index.ts";
import { type DatabaseFiles, databaseUser, prepareDatabaseFiles } from "./database-files.ts";
import { claim, release, stopOrphanedServer } from "./orphaned-server.ts";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries.ts";
import { type ServerAccount, serverAccount } from "./server-account.ts";

export interface PostgresOptions {
  /** Holds the data and its password; made when missing. */
  readonly dataDir: string;
  /** Any free port unless given. */
  readonly port?: number | undefined;
  /** Gets the server's log line by line. */
  readonly log: (line: string) => void;
  /** false only for data that nobody misses, such as a test's. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  /** postgres://user:password@127.0.0.1:port/greenroom */
  readonly url: string;
  /** Rejects never; resolves when the server ended without being asked to. */
  readonly ended: Promise<void>;
  /** Ends sessions and the server (fast shutdown). */
  stop(): Promise<void>;
}

const attemptsMax = 20;
const pauseMs = 500;
const readyTimeoutMs = 30_000;
const databaseName = "greenroom";
// What goes away by itself: a killed server's last backends, a port taken between asking and binding.
const passing = /pre-existing shared memory block|lock file .* already exists|could not bind/;

/** Starts the embedded Postgres; a second start on the same directory finds the same data.
 * @throws Error saying what to do, when it cannot */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const account = serverAccount();
  const binaries = findPostgresBinaries(account);
  const durable = options.durable ?? true;
  const files = await prepareDatabaseFiles(options.dataDir, binaries, account, { durable });
  await stopOrphanedServer(files);
  claim(files);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const server = launch({ ...options, durable, port }, files, binaries, account);
    try {
      const url = await ready(server, port, files);
      return { url, ended: server.exited, stop: () => stop(server, files) };
    } catch (error) {
      await stop(server, files);
      const transient = server.lines.some((line) => passing.test(line));
      const portTaken =
        options.port !== undefined && server.lines.some((line) => /could not bind/.test(line));
      if (portTaken)
        throw new Error(`port ${options.port} is in use; free it or choose another one`, { cause: error });
      if (!transient || attempt === attemptsMax) throw error;
      claim(files);
      await delay(pauseMs);
    }
  }
}

interface Server {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly exited: Promise<void>;
  isRunning(): boolean;
}

function launch(
  { port, log, durable }: PostgresOptions & { port: number; durable: boolean },
  files: DatabaseFiles,
  binaries: PostgresBinaries,
  account: ServerAccount | null,
): Server {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const child = spawn(
    binaries.postgres,
    ["-D", files.data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // Detached: Ctrl-C in a terminal reaches our process, which ends the server last.
    { cwd: "/", env: { LC_ALL: "C" }, detached: true, stdio: ["ignore", "pipe", "pipe"], ...account },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (lines.length > 50) lines.shift();
      log(line);
    });
  }
  let running = true;
  const exited = new Promise<void>((resolve) => {
    child.once("error", (error) => lines.push(error.message));
    // "close" comes after the last line of its log, "exit" may come before.
    child.once("close", () => {
      running = false;
      resolve();
    });
  });
  return { child, lines, exited, isRunning: () => running };
}

async function ready(server: Server, port: number, files: DatabaseFiles): Promise<string> {
  const urlOf = (database: string) =>
    `postgres://${databaseUser}:${files.password}@127.0.0.1:${port}/${database}`;
  const deadline = performance.now() + readyTimeoutMs;
  for (;;) {
    if (!server.isRunning()) {
      throw new Error(
        `Postgres ended while starting on ${files.data}:\n${server.lines.slice(-10).join("\n")}`,
      );
    }
    const client = new Client({ connectionString: urlOf("postgres"), connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const shown = await client.query<{ data_directory: string }>("SHOW data_directory");
      // Somebody else's server may have been given the port between asking and binding.
      if (shown.rows[0]?.data_directory !== files.data)
        throw new Error(`port ${port} belongs to another server`);
      const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
      return urlOf(databaseName);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function stop(server: Server, files: DatabaseFiles): Promise<void> {
  if (server.isRunning()) server.child.kill("SIGINT");
  await server.exited;
  release(files);
}
