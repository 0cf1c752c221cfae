import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { keepPostgres, startPostgres } from "./index.ts";

const directory = mkdtempSync(join(tmpdir(), "greenroom-postgres-"));
chmodSync(directory, 0o711);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const start = (name: string, port?: number) =>
  startPostgres({ dataDir: join(directory, name), port, log: () => undefined, durable: false });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("data and password survive a stop; the password is readable by its owner only", async () => {
  const first = await start("kept");
  await query(first.url, "CREATE TABLE fact (value text); INSERT INTO fact VALUES ('kept')");
  await first.stop();
  const second = await start("kept");
  expect(await query(second.url, "SELECT value FROM fact")).toEqual([{ value: "kept" }]);
  expect(statSync(join(directory, "kept/password")).mode & 0o777).toBe(0o600);
  await second.stop();
});

test("what a killed process left running is stopped and its data found again", async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, "index.ts"))});
    const server = await startPostgres({ dataDir: ${JSON.stringify(join(directory, "orphan"))}, log: () => {}, durable: false });
    console.log(server.url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  await query(url, "CREATE TABLE fact (value text); INSERT INTO fact VALUES ('committed')");
  await expect(start("orphan")).rejects.toThrow(`already runs on ${join(directory, "orphan/data")}`);

  child.kill("SIGKILL");
  await once(child, "exit");
  const again = await start("orphan");
  expect(await query(again.url, "SELECT value FROM fact")).toEqual([{ value: "committed" }]);
  await again.stop();
});

test("a server killed with -9 starts again", async () => {
  const first = await start("killed");
  const pid = Number(readFileSync(join(directory, "killed/data/postmaster.pid"), "utf8").split("\n", 1)[0]);
  process.kill(pid, "SIGKILL");
  await first.ended;
  const second = await start("killed");
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("a port that is taken is named", async () => {
  const first = await start("port-a");
  const port = Number(new URL(first.url).port);
  await expect(start("port-b", port)).rejects.toThrow(`port ${port} is in use`);
  await first.stop();
});

test("a server that is kept comes back where it was, is told of, and stays away once it is stopped", async () => {
  const said: string[] = [];
  const options = { dataDir: join(directory, "kept-up"), log: () => undefined };
  const kept = await keepPostgres(options, (what) => said.push(what));
  await query(kept.url, "CREATE TABLE fact (value text); INSERT INTO fact VALUES ('kept')");
  const pidFile = join(directory, "kept-up/data/postmaster.pid");
  process.kill(Number(readFileSync(pidFile, "utf8").split("\n", 1)[0]), "SIGKILL");
  await vi.waitFor(
    async () => expect(await query(kept.url, "SELECT value FROM fact")).toEqual([{ value: "kept" }]),
    { timeout: 60_000, interval: 200 },
  );
  await vi.waitFor(() =>
    expect(said).toEqual([expect.stringContaining("is started again"), "the database answers again"]),
  );
  await kept.stop();
  await expect(query(kept.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  expect(said).toHaveLength(2);
});

test("a server that is stopped while it is started again stays away", async () => {
  const said: string[] = [];
  const options = { dataDir: join(directory, "stopped"), log: () => undefined, durable: false };
  const kept = await keepPostgres(options, (what) => said.push(what));
  const pidFile = join(directory, "stopped/data/postmaster.pid");
  process.kill(Number(readFileSync(pidFile, "utf8").split("\n", 1)[0]), "SIGKILL");
  await vi.waitFor(() => expect(said).toEqual([expect.stringContaining("is started again")]), {
    interval: 1,
  });
  await kept.stop();
  await expect(query(kept.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});
