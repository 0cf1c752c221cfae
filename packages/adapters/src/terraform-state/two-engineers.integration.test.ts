import { execFile, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { findWorkspace, type Workspace } from "@greenroom/core/runs";
import { machinery, type Permission, type Role } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createDatabase,
  createPeople,
  createRunStore,
  createSealer,
  createStateVersions,
  createTokens,
  createViewers,
  migrate,
} from "../postgres/index.ts";
import { idleQueue, requestFixture } from "../postgres/runs/run-fixture.ts";
import { createStateBackend } from "./index.ts";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

const tofu = process.env["TOFU"] ?? "tofu";
const configuration = `
terraform {
  backend "http" {
    lock_method   = "PUT"
    unlock_method = "DELETE"
  }
}
resource "terraform_data" "shared" {
  input = "of both"
}
`;

const dev = environmentFixture("dev", { terraform: { layers: ["base"] } });
const workspace = findWorkspace([dev], "dev", "base") as Workspace;
const database = createDatabase(await startTestDatabase(migrate));
const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
const stateVersions = createStateVersions(database, sealer);
const backend = createStateBackend({ environments: [dev], stateVersions, viewers: createViewers(database) });
const server = createServer((incoming, outgoing) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "GET", url = "/" } = incoming;
    const request = new Request(`http://state.test${url}`, {
      method,
      headers: new Headers(Object.entries(incoming.headers) as [string, string][]),
      body: method === "GET" ? null : Buffer.concat(chunks),
    });
    const part = url.startsWith("/lock") ? "lock" : "state";
    const answer = await backend(request, { environment: "dev", layer: "base", part });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  })();
});
const home = mkdtempSync(join(tmpdir(), "greenroom-engineers-"));

interface Engineer {
  readonly cwd: string;
  readonly env: Record<string, string>;
}

/** A checkout of its own, with a credential of its own for the same state. */
async function engineer(name: string): Promise<Engineer> {
  const run = await requestFixture(createRunStore(database, sealer, idleQueue), workspace, name);
  const secret = randomUUID();
  const secretHash = new Uint8Array(createHash("sha256").update(secret).digest());
  await database.runCredential.create({ data: { secretHash, runId: run.id, ...workspace } });
  const made = await checkout(name, `run:${run.id}`, secret);
  expect(await tofuBy(made, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  return made;
}

/** A checkout of somebody who comes with a token of their own. */
async function withToken(name: string, role: Role, permissions: readonly Permission[]): Promise<Engineer> {
  const email = `${name}@example.test`;
  const person = await createPeople(database).invite({ name, email, role }, machinery);
  if (!person.ok) throw new Error(person.error.message);
  const scope = { permissions: [...permissions], environments: null, services: null };
  const created = await createTokens(database).create(
    person.value.id,
    { name: "laptop", scope, expiresInDays: 1 },
    machinery,
  );
  return checkout(name, "token", created.secret);
}

async function checkout(name: string, username: string, password: string): Promise<Engineer> {
  const cwd = join(home, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, "main.tf"), configuration);
  writeFileSync(join(cwd, "cli.tfrc"), "disable_checkpoint = true\n");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: cwd,
    TF_CLI_ARGS: "-no-color",
    TF_CLI_CONFIG_FILE: join(cwd, "cli.tfrc"),
    TF_HTTP_ADDRESS: `${address}/state`,
    TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_USERNAME: username,
    TF_HTTP_PASSWORD: password,
  };
  return { cwd, env };
}

function tofuBy(
  { cwd, env }: Engineer,
  ...args: readonly string[]
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(tofu, args, { cwd, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  rmSync(home, { recursive: true, force: true });
  await database.$disconnect();
});

test("while one engineer is asked to confirm, the other's OpenTofu says who holds the lock, for what and since when", async () => {
  const first = await engineer("first");
  const second = await engineer("second");
  const startedAt = Date.now();
  const applying = spawn(tofu, ["apply"], { ...first, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(applying, "exit");
  // Left open after the question: closing it would end the one who asks.
  for await (const chunk of applying.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false }))
    if (String(chunk).includes("Enter a value")) break;
  applying.stdout.resume();

  const refused = await tofuBy(second, "plan", "-input=false");
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toContain("Error acquiring the state lock");
  expect(refused.output).toMatch(new RegExp(`Who: +\\S+@${hostname()}`));
  expect(refused.output).toMatch(/Operation: +OperationTypeApply/);
  const [, created = ""] = /Created: +(\S+ \S+)/.exec(refused.output) ?? [];
  expect(Date.parse(`${created.replace(" ", "T")}Z`)).toBeGreaterThanOrEqual(startedAt);

  applying.stdin.end("yes\n");
  expect(await ended).toEqual([0, null]);
  expect(await tofuBy(second, "plan", "-input=false", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
});

test("with a token an admin applies from a terminal, and who may only read sees the same state", async () => {
  const admin = await withToken("admin", "admin", ["state:read", "state:write"]);
  expect(await tofuBy(admin, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  expect(await tofuBy(admin, "apply", "-auto-approve", "-input=false")).toMatchObject({ exitCode: 0 });
  const reader = await withToken("reader", "operator", ["state:read"]);
  expect(await tofuBy(reader, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  const plan = await tofuBy(reader, "plan", "-input=false", "-lock=false");
  expect(plan.output).toContain("No changes");
  const locked = await tofuBy(reader, "plan", "-input=false");
  expect(locked.exitCode).toBe(1);
});

test("to who may not read it OpenTofu never takes the state for empty", async () => {
  const stranger = await withToken("stranger", "viewer", ["run:read"]);
  const init = await tofuBy(stranger, "init", "-input=false");
  const plan = await tofuBy(stranger, "plan", "-input=false", "-lock=false");
  expect(plan.exitCode).toBe(1);
  expect(`${init.output}${plan.output}`).toContain("invalid auth");
  expect(plan.output).not.toContain("will be created");
});
