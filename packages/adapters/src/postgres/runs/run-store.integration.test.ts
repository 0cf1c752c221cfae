import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { actorSchema, machinery } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import type { JobRequest } from "@greenroom/core/jobs";
import {
  planOf,
  type Run,
  type RunEvent,
  type RunId,
  runIdSchema,
  runJobs,
  workspaceSchema,
} from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createQueue } from "../../queue/index.ts";
import { seated } from "../access/access-fixture.ts";
import type { TransactionalQueue } from "../executions/index.ts";
import {
  createDatabase,
  createRecordReader,
  createRunStore,
  createSealer,
  createStateVersions,
  migrate,
} from "../index.ts";
import { claimFixture, planRecordFixture, requestFixture } from "./run-fixture.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
const stateVersions = createStateVersions(database, sealer);
const record = createRecordReader(database);
const silent = { info: () => undefined, error: () => undefined };
const worker = createQueue(url, { role: "worker", log: silent });
const workspace = workspaceSchema.parse({ environment: "dev", layer: "base" });
const bob = actorSchema.parse({ id: "bob", name: "Bob" });
await seated(database, bob, "approver");

const sent: JobRequest[] = [];
const broken = { isBroken: false };
const queue: TransactionalQueue = {
  prepare: (jobs) => worker.prepare(jobs),
  enqueueIn(transaction, request) {
    if (broken.isBroken) throw new Error("the queue is broken");
    sent.push(request);
    return worker.enqueueIn(transaction, request);
  },
};
const runs = createRunStore(database, sealer, queue);
afterAll(async () => {
  await worker.stop(5);
  await database.$disconnect();
});
beforeEach(async () => {
  sent.length = 0;
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
});

async function must(id: RunId, event: RunEvent): Promise<Run> {
  const changed = await runs.change(id, event, machinery);
  if (!changed.ok) throw new Error(changed.error.message);
  return changed.value;
}
async function planned(): Promise<Run> {
  const { id } = await requestFixture(runs, workspace);
  const leaseId = await claimFixture(runs, id);
  return must(id, { type: "plan_finished", leaseId, plan: planRecordFixture });
}
const approval = (run: Run): RunEvent => ({
  type: "approved",
  by: bob,
  planDigest: planOf(run)?.digest ?? "",
  approvalsRequired: 1,
});
const statusOf = async (id: RunId) => (await runs.find(id))?.status;
const silence = (id: RunId, seconds: number) =>
  database.$executeRaw`UPDATE runs SET heartbeat_at = heartbeat_at - make_interval(secs => ${seconds}::float8)
    WHERE id = ${id}`;

test("a workspace's newest plan is found behind any number of runs that made none", async () => {
  expect(await runs.newestPlanned(workspace)).toBeNull();
  const { id } = await planned();
  await must(id, { type: "discarded", by: bob, reason: "" });
  for (let count = 0; count < 110; count++)
    await must((await requestFixture(runs, workspace)).id, { type: "cancel_requested", by: bob });
  const failed = await requestFixture(runs, workspace);
  const failure = { code: "plan_failed", phase: "plan", message: "", remedy: "" } as const;
  await must(failed.id, { type: "failed", leaseId: await claimFixture(runs, failed.id), failure });
  expect(await runs.newestPlanned(workspace)).toMatchObject({ id, status: "discarded" });
  expect(
    await runs.newestPlanned({ ...workspace, environment: environmentIdSchema.parse("prod") }),
  ).toBeNull();
  expect(await runs.holders()).toEqual([]);
  const waiting = await planned();
  await requestFixture(runs, workspace);
  expect((await runs.holders()).map((run) => run.id)).toEqual([waiting.id]);
});

test("a run and its job are one: without the job there is no run, no step and no word of it", async () => {
  broken.isBroken = true;
  await expect(requestFixture(runs, workspace)).rejects.toThrow("the queue is broken");
  broken.isBroken = false;
  expect(await database.run.count()).toBe(0);
  expect(await database.runStep.count()).toBe(0);
  expect(await requestFixture(runs, workspace)).toMatchObject({ status: "plan_queued" });
  expect(sent.map(({ job, key }) => [job.name, key])).toEqual([["runs.plan", "dev/base"]]);
});

test("the last approval and the apply's job are one", async () => {
  const run = await planned();
  broken.isBroken = true;
  await expect(runs.change(run.id, approval(run), machinery)).rejects.toThrow("the queue is broken");
  broken.isBroken = false;
  expect(await runs.find(run.id)).toMatchObject({ status: "planned", approvals: [] });
  expect(await must(run.id, approval(run))).toMatchObject({ status: "apply_queued" });
  expect(sent.map(({ job }) => job.name)).toEqual(["runs.plan", "runs.apply"]);
});

test("of twenty that ask for a workspace at once one has it at a time, in order, and none is forgotten", async () => {
  const asked = await Promise.all(Array.from({ length: 20 }, () => requestFixture(runs, workspace)));
  const turns: RunId[] = [];
  for (;;) {
    const holder = await runs.holder(workspace);
    const [queued, pending] = await Promise.all(
      ["plan_queued", "pending"].map((status) => database.run.count({ where: { status } })),
    );
    expect([queued, pending]).toEqual(holder === null ? [0, 0] : [1, asked.length - turns.length - 1]);
    if (holder === null) break;
    turns.push(holder.id);
    // Two that end it at once are one end.
    await Promise.all(
      [1, 2].map(() => runs.change(holder.id, { type: "cancel_requested", by: bob }, machinery)),
    );
  }
  const inOrder = await database.run.findMany({ orderBy: { seq: "asc" }, select: { id: true } });
  expect(turns).toEqual(inOrder.map(({ id }) => id));
  expect(sent.map(({ payload }) => (payload as { runId: RunId }).runId)).toEqual(turns);
});

test("while some end runs, others ask and all of them give turns, nobody waits in a circle", async () => {
  const first = await requestFixture(runs, workspace);
  const cancel = (id: RunId) => runs.change(id, { type: "cancel_requested", by: bob }, machinery);
  const waiting = await Promise.all([1, 2, 3, 4].map(() => requestFixture(runs, workspace)));
  await Promise.all([
    cancel(first.id),
    ...waiting.slice(0, 3).map(({ id }) => cancel(id)),
    runs.giveTurns(),
    requestFixture(runs, workspace),
    runs.giveTurns(),
  ]);
  expect(await runs.holder(workspace)).toMatchObject({ id: waiting[3]?.id, status: "plan_queued" });
});

test("a worker that is heard between the look and the giving up keeps its run and its state", async () => {
  const { id } = await requestFixture(runs, workspace);
  const leaseId = await claimFixture(runs, id);
  const secret = (await stateVersions.issueCredential(id, leaseId)) ?? "";
  await silence(id, 31);
  expect(await runs.listSilent()).toEqual([id]);
  expect(await runs.heartbeat(id, leaseId)).toEqual({ held: true, stopRequested: false });
  expect(await runs.giveUp(id)).toBe(false);
  expect(await statusOf(id)).toBe("planning");
  expect(await stateVersions.authenticate(workspace, id, secret)).toBe(id);
});

test("a lost run, its right to the state, its lock and the next turn are one", async () => {
  const { id } = await requestFixture(runs, workspace);
  const leaseId = await claimFixture(runs, id);
  const next = await requestFixture(runs, workspace);
  const secret = (await stateVersions.issueCredential(id, leaseId)) ?? "";
  const lock = { ID: "lock-1", Operation: "", Info: "", Who: "", Version: "", Created: "", Path: "" };
  await stateVersions.lock(workspace, { kind: "run", runId: id }, lock);
  await silence(id, 31);

  broken.isBroken = true;
  await expect(runs.giveUp(id)).rejects.toThrow("the queue is broken");
  broken.isBroken = false;
  expect(await statusOf(id)).toBe("planning");
  expect(await stateVersions.authenticate(workspace, id, secret)).toBe(id);
  expect(await stateVersions.findLock(workspace)).toMatchObject({ runId: id });

  expect(await Promise.all([runs.giveUp(id), runs.giveUp(id)])).toContain(true);
  expect(await runs.find(id)).toMatchObject({
    status: "errored",
    failure: { code: "worker_lost", message: "Worker lost: host/1 was not heard from for 30 seconds." },
  });
  expect(await stateVersions.authenticate(workspace, id, secret)).toBeNull();
  expect(await stateVersions.findLock(workspace)).toBeNull();
  expect(await statusOf(next.id)).toBe("plan_queued");
  expect(await runs.heartbeat(id, leaseId)).toMatchObject({ held: false });
  expect(await stateVersions.issueCredential(id, leaseId)).toBeNull();
});

test("a run that no worker begins ends with words, and its workspace goes on", async () => {
  const { id } = await requestFixture(runs, workspace);
  const next = await requestFixture(runs, workspace);
  expect(await must(id, { type: "attempts_used_up" })).toMatchObject({
    status: "errored",
    failure: { code: "never_started", message: expect.stringContaining("3 times") },
  });
  expect(await statusOf(next.id)).toBe("plan_queued");
});

test("each change stands on record with who made it", async () => {
  const run = await planned();
  const said = { ...approval(run), comment: "read and fine" };
  await runs.change(run.id, said, { actor: bob, requestId: "request-1" });
  const entries = await record.list({ subject: { kind: "run", id: run.id } }, 10);
  expect(
    entries.map(({ action, actor, reason, requestId, environment, before, after }) => [
      action,
      reason,
      actor?.name ?? null,
      requestId,
      environment,
      before?.["status"] ?? null,
      after?.["status"] ?? null,
    ]),
  ).toEqual([
    ["run.approved", "read and fine", "Bob", "request-1", "dev", "planned", "apply_queued"],
    ["run.plan_finished", null, null, null, "dev", "planning", "planned"],
    ["run.plan_started", null, null, null, "dev", "plan_queued", "planning"],
    ["run.turn_came", null, null, null, "dev", "pending", "plan_queued"],
    ["run.requested", null, "Ada", null, "dev", null, "pending"],
  ]);
});

test.each(["plan", "apply"] as const)(
  "a worker dies between taking the %s and claiming it: another one claims it within 15 s",
  async (phase) => {
    const { id } = phase === "plan" ? await requestFixture(runs, workspace) : await planned();
    if (phase === "apply") await must(id, approval((await runs.find(id)) as Run));
    await takeAndDie(phase, id);
    const killedAtMs = performance.now();
    let claimedAfterMs = 0;
    await worker.work(runJobs[phase], async ({ runId }) => {
      const lease = { id: "lease-2", worker: "host/2" };
      const claimed = await runs.change(runId, { type: `${phase}_started`, lease }, machinery);
      if (claimed.ok && runId === id) claimedAfterMs = performance.now() - killedAtMs;
    });
    await vi.waitFor(() => expect(claimedAfterMs).toBeGreaterThan(0), { timeout: 20_000, interval: 50 });
    expect(claimedAfterMs).toBeLessThan(15_000);
    expect(await statusOf(id)).toBe(phase === "plan" ? "planning" : "applying");
  },
);

/** Another worker process takes the run's job and is killed before it does anything. */
async function takeAndDie(phase: "plan" | "apply", id: RunId): Promise<void> {
  const source = join(import.meta.dirname, "../..");
  const script = `
    const { createQueue } = await import(${JSON.stringify(join(source, "queue/index.ts"))});
    const { runJobs } = await import(${JSON.stringify(join(source, "../../core/src/runs/index.ts"))});
    const queue = createQueue(${JSON.stringify(url)}, { role: "producer", log: { info() {}, error() {} } });
    await queue.work(runJobs.${phase}, async ({ runId }) => {
      if (runId !== ${JSON.stringify(id)}) return;
      console.log(runId);
      await new Promise(() => {});
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(source, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [taken] = (await once(child.stdout, "data")) as [Buffer];
  expect(runIdSchema.parse(taken.toString().trim())).toBe(id);
  child.kill("SIGKILL");
  await once(child, "exit");
}
