import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { startTestDatabase } from "../postgres/test-database.ts";
import { signInPath } from "./first-sign-in.ts";
import { type ReadyFile, writeReadyFile } from "./ready-file.ts";
import { StatusFile } from "./status-file.ts";
import { readSummary } from "./summary.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const directory = mkdtempSync(join(tmpdir(), "greenroom-summary-"));
const readyFile = join(directory, "ready.json");
afterAll(() => rmSync(directory, { recursive: true }));
const databaseUrl = await startTestDatabase((url) =>
  execa(process.execPath, ["packages/adapters/bin/migrate.ts"], { cwd: root, env: { DATABASE_URL: url } }),
);
const status = new StatusFile(join(directory, "status.json"), ["tools", "cluster"], () => undefined);
status.ready("tools");
const url = "http://localhost:3000";

async function ready(changes: Partial<ReadyFile> = {}): Promise<string> {
  const signInLink = `${url}${await signInPath(root, databaseUrl)}`;
  const nodePorts = { "30080": 4001, "30082": 4003, "30090": 4004 };
  writeReadyFile(readyFile, { url, databaseUrl, signInLink, adminKubeconfig: null, nodePorts, ...changes });
  return signInLink;
}
const linkIn = (lines: readonly string[] | undefined) => lines?.[1]?.replace(/^sign in +/, "");
const inDatabase = async (statement: string) => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
};

test("status says what the start said at its end: addresses by service and environment, and what is not there", async () => {
  expect(await readSummary(root, directory)).toBeNull();
  const signInLink = await ready();
  expect(await readSummary(root, directory)).toEqual({
    title: "not there: Cluster",
    lines: [
      "Greenroom     http://localhost:3000",
      `sign in       ${signInLink}`,
      "go-demo       dev http://127.0.0.1:4001  prod http://127.0.0.1:4003",
      "Prometheus    monitoring http://127.0.0.1:4004",
    ],
    isAnswering: true,
  });
  status.ready("cluster");
  expect(await readSummary(root, directory)).toMatchObject({ title: "all is live" });
});

test.each([
  ["used", "UPDATE sign_in_links SET used_at = now()"],
  ["old", "UPDATE sign_in_links SET expires_at = now()"],
])("a link that is %s is replaced, and the next look says the same one", async (_, statement) => {
  const first = await ready();
  await inDatabase(statement);
  const fresh = linkIn((await readSummary(root, directory))?.lines);
  expect(fresh).toMatch(/^http:\/\/localhost:3000\/sign-in\/.+/);
  expect(fresh).not.toBe(first);
  expect(readFileSync(readyFile, "utf8")).toContain(fresh);
  expect(linkIn((await readSummary(root, directory))?.lines)).toBe(fresh);
});

test("without its database it is said that no link can be made, and no old one is shown", async () => {
  await ready({ databaseUrl: "postgres://nobody@127.0.0.1:1/none" });
  const summary = await readSummary(root, directory);
  expect(summary?.isAnswering).toBe(false);
  expect(linkIn(summary?.lines)).toMatch(/^no link can be made: the database does not answer/);
});

test("half a file is no summary", async () => {
  writeFileSync(readyFile, "{");
  expect(await readSummary(root, directory)).toBeNull();
});
