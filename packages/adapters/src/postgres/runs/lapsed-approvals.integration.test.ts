import { machinery, type Person } from "@greenroom/core/access";
import { type Run, type RunEvent, runAsItStands, runDecisions, workspaceSchema } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import { byRoot, invited } from "../access/access-fixture.ts";
import { keepingTheRight, losingTheRight } from "../access/loss-fixture.ts";
import { createStandingRights } from "../access/standing-rights.ts";
import type { TransactionalQueue } from "../executions/index.ts";
import {
  createDatabase,
  createPeople,
  createRecordReader,
  createRunStore,
  createSealer,
  migrate,
} from "../index.ts";
import { claimFixture, idleQueue, planRecordFixture, requestFixture } from "./run-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const sent: string[] = [];
const queue: TransactionalQueue = {
  ...idleQueue,
  enqueueIn(transaction, request) {
    sent.push(request.job.name);
    return idleQueue.enqueueIn(transaction, request);
  },
};
const runs = createRunStore(database, createSealer(Buffer.alloc(32, 1).toString("base64")), queue);
const people = createPeople(database);
const record = createRecordReader(database);
const workspace = workspaceSchema.parse({ environment: "dev", layer: "base" });
await invited(database, "Root", "admin");
afterAll(() => database.$disconnect());
beforeEach(async () => {
  sent.length = 0;
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
});

let number = 0;
const approver = () => invited(database, `Approver${++number}`, "approver");
const find = async ({ id }: Run) => (await runs.find(id)) as Run;
async function must({ id }: Run, event: RunEvent): Promise<Run> {
  const changed = await runs.change(id, event, machinery);
  if (!changed.ok) throw new Error(changed.error.message);
  return changed.value;
}
async function planned(): Promise<Run> {
  const run = await requestFixture(runs, workspace);
  const leaseId = await claimFixture(runs, run.id);
  return must(run, { type: "plan_finished", leaseId, plan: planRecordFixture });
}
const approved = ({ id, name }: Person, approvalsRequired = 1): RunEvent => ({
  type: "approved",
  by: { id, name },
  planDigest: planRecordFixture.digest,
  approvalsRequired,
});
const claim = (run: Run) =>
  runs.change(run.id, { type: "apply_started", lease: { id: "lease-1", worker: "host/1" } }, machinery);

test.each(keepingTheRight)(
  "an approval counts whose approver is $what before the apply's claim",
  async ({ happens }) => {
    const bob = await approver();
    const run = await planned();
    await must(run, approved(bob));
    await happens(database, bob);
    expect(await claim(run)).toMatchObject({ ok: true, value: { status: "applying" } });
  },
);

test.each(losingTheRight)(
  "between the approval and the apply's claim the approver is $what: $why",
  async ({ why, happens }) => {
    const bob = await approver();
    const run = await planned();
    expect(await must(run, approved(bob))).toMatchObject({ status: "apply_queued" });
    await happens(database, bob);
    expect(await claim(run)).toMatchObject({ ok: false, error: { code: "status_conflict" } });
    expect(await find(run)).toMatchObject({
      status: "planned",
      approvals: [{ by: { name: bob.name }, lapsed: { why } }],
    });
    expect((await runs.steps(run.id)).at(-1)).toMatchObject({ event: "approvals_lapsed", status: "planned" });
    const [entry] = await record.list({ subject: { kind: "run", id: run.id } }, 1);
    expect(entry).toMatchObject({
      action: "run.approvals_lapsed",
      actor: null,
      environment: "dev",
      before: { status: "apply_queued" },
      after: { status: "planned", approvalsLapsed: [{ id: bob.id, name: bob.name, why }] },
    });
  },
);

test("a run whose approval lapsed before its claim is offered to the next approver, who can approve it", async () => {
  const [bob, eve] = [await approver(), await approver()];
  const run = await planned();
  const decisionsOf = async ({ id, name, email, grants }: Person) =>
    runDecisions(
      await runAsItStands(await find(run), createStandingRights(database), new Date()),
      { id, name, email: email ?? "", grants },
      1,
    );
  await must(run, approved(bob));
  expect(await decisionsOf(eve)).toMatchObject({ approve: null, discard: null, cancel: { allowed: true } });
  await people.disable(bob.id, byRoot);
  expect(await decisionsOf(eve)).toMatchObject({
    approve: { allowed: true },
    discard: null,
    cancel: { allowed: true },
    approvals: { given: 0, required: 1 },
  });
  expect(await must(run, approved(eve))).toMatchObject({ status: "apply_queued" });
  expect(await decisionsOf(eve)).toMatchObject({ approve: null, approvals: { given: 1 } });
});

test("a run that was sent back goes on with another approval, and with a job of its own", async () => {
  const [bob, eve] = [await approver(), await approver()];
  const run = await planned();
  await must(run, approved(bob));
  await people.disable(bob.id, byRoot);
  await claim(run);
  expect(await must(run, approved(eve))).toMatchObject({ status: "apply_queued" });
  expect(sent).toEqual(["runs.plan", "runs.apply", "runs.apply"]);
  expect(await claim(run)).toMatchObject({ ok: true, value: { status: "applying" } });
});

test("the last approval counts only those before it that stand", async () => {
  const [bob, eve, kim] = [await approver(), await approver(), await approver()];
  const run = await planned();
  await must(run, approved(bob, 2));
  await people.remove(bob.id, byRoot);
  expect(await must(run, approved(eve, 2))).toMatchObject({ status: "planned" });
  expect(await must(run, approved(kim, 2))).toMatchObject({
    status: "apply_queued",
    approvals: [{ lapsed: { why: "removed" } }, { by: { name: eve.name } }, { by: { name: kim.name } }],
  });
  expect(await claim(run)).toMatchObject({ ok: true });
});

test("whoever may approve again gives a new approval; the one that lapsed stays lapsed", async () => {
  const bob = await approver();
  const run = await planned();
  await must(run, approved(bob));
  await people.disable(bob.id, byRoot);
  await claim(run);
  await people.enable(bob.id, byRoot);
  expect(await claim(run)).toMatchObject({ ok: false });
  expect(await must(run, approved(bob))).toMatchObject({
    status: "apply_queued",
    approvals: [{ lapsed: { why: "disabled" } }, { by: { name: bob.name } }],
  });
});
