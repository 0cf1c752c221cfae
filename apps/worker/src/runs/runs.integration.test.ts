import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSealer, createStateVersions, migrate } from "@greenroom/adapters/postgres";
import { userIdSchema } from "@greenroom/core/access";
import {
  cancelRun,
  approveRun,
  discardRun,
  findWorkspace,
  planOf,
  type Run,
  type RunId,
  requestRun,
  type Workspace,
} from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { seated } from "../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { giveUpSilent } from "../executions/give-up-silent.ts";
import { applyRun } from "./apply-run.ts";
import { planRun } from "./plan-run.ts";
import {
  ada,
  bob,
  createContext,
  createInfra,
  environments,
  mayOf,
  serveStateBackend,
  stateKey,
  token,
} from "./run-fixture.ts";
import { removeLeftFolders, tellKeptStates } from "./unsaved-state.ts";

const url = await startTestDatabase(migrate);
const infra = createInfra();
const stateSource = createContext(url, infra, "http://127.0.0.1:9");
const backend = await serveStateBackend(stateSource.stateVersions);
const product = createContext(url, infra, backend.url);
const { context, runs, stateVersions, database } = product;
const running = new AbortController().signal;
await seated(database, bob, "approver");
const workspace = findWorkspace(environments, "dev", "base") as Workspace;

afterAll(async () => {
  backend.close();
  infra.remove();
  await stateSource.database.$disconnect();
  await database.$disconnect();
});
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
  writeFileSync(infra.marker, "");
  infra.set("dev", { greeting: "hello", seconds: 0 });
  product.queued.length = 0;
});

async function request(environment = "dev"): Promise<Run> {
  const asked = await requestRun(product, mayOf(ada, "run:plan"), {
    environment,
    layer: "base",
    message: "test",
  });
  if (!asked.ok) throw new Error(asked.error.message);
  return asked.value;
}
async function plan(): Promise<Run> {
  const { id } = await request();
  await planRun(context)({ runId: id }, running);
  return get(id);
}
async function approve(run: Run, by = bob): Promise<Run> {
  const confirmed = await approveRun(product, mayOf(by, "run:approve"), {
    id: run.id,
    planDigest: planOf(run)?.digest ?? "",
  });
  if (!confirmed.ok) throw new Error(confirmed.error.message);
  return confirmed.value;
}
async function apply(run: Run): Promise<Run> {
  await applyRun(context)({ runId: run.id }, running);
  return get(run.id);
}
const planAndApprove = async () => approve(await plan());
async function get(id: RunId): Promise<Run> {
  const run = await runs.find(id);
  if (run === null) throw new Error("the run is gone");
  return run;
}
async function logOf(id: RunId, phase: "plan" | "apply"): Promise<string> {
  return (await context.runLog.read(id, phase, 0)).map(({ text }) => text).join("");
}
const attempts = () =>
  readFileSync(infra.marker, "utf8")
    .split("\n")
    .filter((line) => line === "started").length;

test("plan, approval by another person, apply: the state is stored, the log holds no secret", async () => {
  const planned = await plan();
  expect(planned).toMatchObject({ status: "planned", plan: { counts: { create: 2 }, stateSerial: null } });
  const self = await approveRun(product, mayOf({ ...bob, id: ada.id }, "run:approve"), {
    id: planned.id,
    planDigest: planOf(planned)?.digest ?? "",
  });
  expect(self).toMatchObject({ ok: false, error: { code: "self_approval" } });
  expect(await approve(planned)).toMatchObject({ status: "apply_queued" });

  expect(await apply(planned)).toMatchObject({ status: "applied", applied: { create: 2 } });
  const state = await stateVersions.read(workspace);
  expect(JSON.parse(Buffer.from(state ?? []).toString())).toMatchObject({ version: 4, resources: [{}, {}] });
  expect(await stateVersions.findLock(workspace)).toBeNull();
  const log = (await logOf(planned.id, "plan")) + (await logOf(planned.id, "apply"));
  expect(log).toContain("Apply complete!");
  expect(log).toContain("[redacted]");
  expect(log).not.toContain(token);
  expect((await runs.steps(planned.id)).map(({ status }) => status)).toEqual([
    "pending",
    "plan_queued",
    "planning",
    "planned",
    "apply_queued",
    "applying",
    "applied",
  ]);
});

test("a plan without changes ends its run, and its plan file is not kept", async () => {
  await apply(await planAndApprove());
  const again = await plan();
  expect(again.status).toBe("planned_and_finished");
  expect(await runs.loadPlan(again.id)).toBeNull();
});

test("a planned run holds its workspace: the next one waits, another environment's does not", async () => {
  infra.set("stage", { greeting: "hello", seconds: 0 });
  const first = await plan();
  const second = await request();
  expect(second.status).toBe("pending");
  expect((await request("stage")).status).toBe("plan_queued");
  await planRun(context)({ runId: second.id }, running);
  expect((await get(second.id)).status).toBe("pending");
  await discardRun(product, mayOf(bob, "run:cancel"), { id: first.id, reason: "not needed" });
  expect((await get(second.id)).status).toBe("plan_queued");
});

test("an apply that is asked for twice at the same time happens once", async () => {
  const run = await planAndApprove();
  await Promise.all([apply(run), apply(run), apply(run)]);
  await apply(run);
  expect((await get(run.id)).status).toBe("applied");
  expect(attempts()).toBe(1);
});

test("an apply whose approver was disabled meanwhile waits for another approval, and nothing is applied", async () => {
  const eve = { ...bob, id: userIdSchema.parse("eve"), name: "Eve" };
  await seated(database, eve, "approver");
  const planned = await plan();
  const { id } = await approve(planned, eve);
  await database.user.update({ where: { id: eve.id }, data: { disabledAt: new Date() } });
  expect(await apply(planned)).toMatchObject({
    status: "planned",
    approvals: [{ by: { name: "Eve" }, lapsed: { why: "disabled" } }],
  });
  expect(attempts()).toBe(0);
  await approve(await get(id));
  expect(await apply(planned)).toMatchObject({ status: "applied" });
});

test("a plan is refused once the state has moved on", async () => {
  await apply(await planAndApprove());
  infra.set("dev", { greeting: "changed", seconds: 0 });
  const run = await planAndApprove();
  const client = { kind: "person", viewer: ada, requestId: null } as const;
  const state = JSON.parse(Buffer.from((await stateVersions.read(workspace)) ?? []).toString()) as {
    serial: number;
  };
  await stateVersions.lock(workspace, client, lockOf("elsewhere"));
  const moved = Buffer.from(JSON.stringify({ ...state, serial: state.serial + 1 }));
  expect(await stateVersions.write(workspace, client, "elsewhere", moved)).toMatchObject({ ok: true });
  await stateVersions.unlock(workspace, client, "elsewhere");

  expect(await apply(run)).toMatchObject({ status: "errored", failure: { code: "plan_stale" } });
  expect(attempts()).toBe(1);
});

test("a run that meets a state which the portal's key does not open says which setting is wrong", async () => {
  await apply(await planAndApprove());
  const otherKey = createSealer(Buffer.alloc(32, 8).toString("base64"));
  const misconfigured = await serveStateBackend(createStateVersions(database, otherKey));
  const { id } = await request();
  await planRun(createContext(url, infra, misconfigured.url).context)({ runId: id }, running);
  misconfigured.close();
  expect(await get(id)).toMatchObject({
    status: "errored",
    failure: {
      code: "state_key_mismatch",
      message: expect.stringContaining("GREENROOM_STATE_KEY does not open what is stored as state:dev:base"),
      remedy: expect.stringContaining("Set GREENROOM_STATE_KEY of portal and worker"),
    },
  });
});

test("a stored plan that the worker's key does not open names the setting", async () => {
  const run = await planAndApprove();
  const sealed = createSealer(Buffer.alloc(32, 8).toString("base64")).seal(
    Buffer.from("[]"),
    `sensitive:${run.id}`,
  );
  await database.runPlan.update({ where: { runId: run.id }, data: { sensitive: sealed } });
  expect(await apply(run)).toMatchObject({
    status: "errored",
    failure: {
      message: expect.stringContaining("GREENROOM_STATE_KEY does not open"),
      remedy: expect.stringMatching(/^Nothing was applied/),
    },
  });
});

test.each([
  [
    "its bytes were changed",
    (sealed: Uint8Array) => sealed.with(sealed.length - 1, (sealed.at(-1) ?? 0) ^ 1),
  ],
  [
    "another plan was put in its place",
    (_: Uint8Array, id: RunId) => createSealer(stateKey).seal(Buffer.from("another plan"), `plan-file:${id}`),
  ],
])("the stored plan is refused when %s", async (_, tamper) => {
  const run = await planAndApprove();
  const row = await database.runPlan.findUniqueOrThrow({ where: { runId: run.id } });
  const planFile = new Uint8Array(tamper(row.planFile ?? new Uint8Array(), run.id));
  await database.runPlan.update({ where: { runId: run.id }, data: { planFile } });
  expect(await apply(run)).toMatchObject({ status: "errored", failure: { code: "plan_altered" } });
  expect(attempts()).toBe(0);
});

test.each([
  ["in another backend", 'terraform {\n  backend "local" {}\n}\n', /keeps its state in the backend "local"/],
  ["in no backend", "", /names no backend/],
])("a stack whose state lies %s is not planned as if it had none", async (_, backendBlock, words) => {
  const stack = join(infra.directory, "stacks/base/main.tf");
  const written = readFileSync(stack, "utf8");
  try {
    writeFileSync(stack, written.replace(/terraform \{.*?\n\}\n/s, backendBlock));
    const { id } = await request();
    await planRun(context)({ runId: id }, running);
    expect(await get(id)).toMatchObject({
      status: "errored",
      failure: { message: expect.stringMatching(words) },
    });
  } finally {
    writeFileSync(stack, written);
  }
});

test("while somebody else holds the lock a plan fails and names the holder", async () => {
  const client = { kind: "person", viewer: ada, requestId: null } as const;
  await stateVersions.lock(workspace, client, { ...lockOf("held"), Who: "eve@laptop" });
  const run = await plan();
  expect(run).toMatchObject({ status: "errored", failure: { code: "plan_failed" } });
  expect(run.status === "errored" && run.failure.message).toContain("eve@laptop");
  expect(await stateVersions.findLock(workspace)).toMatchObject({ info: { ID: "held" } });
});

test("canceled during an apply: interrupted, what was done is in the state, the lock is given back", async () => {
  infra.set("dev", { greeting: "hello", seconds: 60 });
  const run = await planAndApprove();
  const applying = apply(run);
  await vi.waitFor(() => expect(attempts()).toBe(1), 20_000);
  expect(await cancelRun(product, mayOf(bob, "run:cancel"), { id: run.id })).toMatchObject({
    ok: true,
    value: { status: "applying" },
  });
  expect(await applying).toMatchObject({ status: "canceled", by: { id: bob.id } });
  const state = Buffer.from((await stateVersions.read(workspace)) ?? []).toString();
  expect(state).toContain('"first"');
  expect(await stateVersions.findLock(workspace)).toBeNull();
  expect(readFileSync(infra.marker, "utf8")).not.toContain("ended");
});

test("a worker killed during an apply: worker lost, its lock revoked, never applied again, what it made is found", async () => {
  infra.set("dev", { greeting: "hello", seconds: 4 });
  const run = await planAndApprove();
  const script = join(import.meta.dirname, "run-worker-fixture.ts");
  const worker = spawn(
    process.execPath,
    [script, url, infra.directory, infra.cliConfigFile, backend.url, run.id],
    {
      stdio: "inherit",
    },
  );
  await vi.waitFor(() => expect(attempts()).toBe(1), 20_000);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  await giveUpSilent(runs, context.log);
  expect((await get(run.id)).status).toBe("applying");

  await database.$executeRaw`UPDATE runs SET heartbeat_at = heartbeat_at - interval '31 seconds' WHERE id = ${run.id}`;
  await giveUpSilent(runs, context.log);
  expect(await get(run.id)).toMatchObject({
    status: "errored",
    failure: { code: "worker_lost", remedy: expect.stringContaining("may be in no state") },
  });
  expect(await stateVersions.findLock(workspace)).toBeNull();
  const serial = (await stateVersions.latest(workspace))?.serial ?? 0;

  expect(await apply(run)).toMatchObject({ status: "errored", failure: { code: "worker_lost" } });
  // Its Terraform is still at work.
  await removeLeftFolders(context);
  await vi.waitFor(async () => expect(await context.terraform.listKeptStates()).toHaveLength(1), 20_000);
  expect((await stateVersions.latest(workspace))?.serial ?? 0).toBe(serial);
  expect(attempts()).toBe(1);

  await tellKeptStates(context);
  const told = await get(run.id);
  expect(told).toMatchObject({ failure: { code: "state_not_saved", kept: { folder: expect.any(String) } } });
  const folder = (told.status === "errored" && told.failure.kept?.folder) || "";
  const kept = readFileSync(join(folder, "errored.tfstate"), "utf8");
  for (const name of ["first", "slow"]) expect(kept).toContain(`"${name}"`);
});

test("a worker that stops interrupts its apply and says so", async () => {
  infra.set("dev", { greeting: "hello", seconds: 60 });
  const run = await planAndApprove();
  const stopping = new AbortController();
  const applying = applyRun(context)({ runId: run.id }, stopping.signal);
  await vi.waitFor(() => expect(attempts()).toBe(1), 20_000);
  stopping.abort();
  await applying;
  expect(await get(run.id)).toMatchObject({ status: "errored", failure: { code: "machinery" } });
  expect(await stateVersions.findLock(workspace)).toBeNull();
});

function lockOf(id: string) {
  return {
    ID: id,
    Operation: "Test",
    Info: "",
    Who: "test",
    Version: "",
    Created: "2026-11-23T12:00:00Z",
    Path: "",
  };
}
