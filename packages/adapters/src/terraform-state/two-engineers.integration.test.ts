import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { hostname } from "node:os";
import type { Permission, Role } from "@greenroom/core/access";
import { afterAll, expect, test } from "vitest";
import { createRunStore } from "../postgres/index.ts";
import { idleQueue, requestFixture } from "../postgres/runs/run-fixture.ts";
import { type Checkout, serveStateBackend, tofuBy } from "./state-backend-fixture.ts";

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

const served = await serveStateBackend();
afterAll(() => served.stop());

/** A checkout of its own, with a credential of its own for the same state. */
async function engineer(name: string): Promise<Checkout> {
  const { database, sealer, workspace } = served;
  const run = await requestFixture(createRunStore(database, sealer, idleQueue), workspace, name);
  const secret = randomUUID();
  const secretHash = new Uint8Array(createHash("sha256").update(secret).digest());
  await database.runCredential.create({ data: { secretHash, runId: run.id, ...workspace } });
  const made = served.signedIn(served.checkout(name, configuration), `run:${run.id}`, secret);
  expect(await tofuBy(made, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  return made;
}

/** A checkout of somebody who comes with a token of their own. */
async function withToken(name: string, role: Role, permissions: readonly Permission[]): Promise<Checkout> {
  const secret = await served.token(name, role, permissions);
  return served.signedIn(served.checkout(name, configuration), "token", secret);
}

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
