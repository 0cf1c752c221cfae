import { machinery, type Person, roleGrantSchema, userIdSchema } from "@greenroom/core/access";
import type { Promotion, PromotionEvent } from "@greenroom/core/promotions";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test } from "vitest";
import { byRoot, invited } from "../access/access-fixture.ts";
import { keepingTheRight, losingTheRight } from "../access/loss-fixture.ts";
import type { TransactionalQueue } from "../executions/index.ts";
import {
  createDatabase,
  createPeople,
  createPromotionStore,
  createRecordReader,
  createReleaseStore,
  migrate,
} from "../index.ts";
import { idleQueue } from "../runs/run-fixture.ts";
import { environmentFixture } from "../../../../core/src/environments/environment-fixture.ts";

const dev = environmentFixture("dev", {
  terraform: { layers: ["base"] },
  promotion: { approvalsRequired: 1 },
});
const database = createDatabase(await startTestDatabase(migrate));
const sent: string[] = [];
const queue: TransactionalQueue = {
  ...idleQueue,
  enqueueIn(transaction, request) {
    sent.push(request.key);
    return idleQueue.enqueueIn(transaction, request);
  },
};
const promotions = createPromotionStore(database, queue);
const people = createPeople(database);
const record = createRecordReader(database);
const { release } = await createReleaseStore(database).record(
  {
    service: "go-demo",
    repository: "greenroom.local/go-demo",
    digest: `sha256:${"a".repeat(64)}`,
    version: "1.0.0",
    origin: { kind: "registered", by: "Olga" },
  },
  machinery,
);
await invited(database, "Root", "admin");
afterAll(() => database.$disconnect());
beforeEach(async () => {
  sent.length = 0;
  await database.promotion.deleteMany();
});

let number = 0;
const approver = () => invited(database, `Approver${++number}`, "approver");
const olga = { id: userIdSchema.parse("olga"), name: "Olga" };
async function requested(approvalsRequired = 1): Promise<Promotion> {
  const created = await promotions.create(
    {
      kind: "promote",
      service: "go-demo",
      target: dev.id,
      source: null,
      releaseId: release.id,
      previousReleaseId: null,
      isPreviousHealthy: true,
      requestedBy: olga,
      reason: null,
      approvalsRequired,
      gates: [{ id: "approval", title: "Approval", state: "waiting", words: "0 of 1 given." }],
    },
    { actor: olga, requestId: null },
  );
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}
async function must({ id }: Promotion, event: PromotionEvent): Promise<Promotion> {
  const changed = await promotions.change(id, event, machinery);
  if (!changed.ok) throw new Error(changed.error.message);
  return changed.value;
}
const approved = ({ id, name }: Person): PromotionEvent => ({ type: "approved", by: { id, name } });
const lease = { id: "lease-1", worker: "host/1" };
const claim = ({ id }: Promotion) => promotions.change(id, { type: "claimed", lease }, machinery);

test.each(keepingTheRight)(
  "an approval counts whose approver is $what before the claim",
  async ({ happens }) => {
    const bob = await approver();
    const promotion = await requested();
    await must(promotion, approved(bob));
    await happens(database, bob);
    expect(await claim(promotion)).toMatchObject({ ok: true, value: { status: "running" } });
  },
);

test.each(losingTheRight)(
  "between the approval and the claim the approver is $what: $why",
  async ({ why, happens }) => {
    const bob = await approver();
    const promotion = await requested();
    await must(promotion, approved(bob));
    await happens(database, bob);
    expect(await claim(promotion)).toMatchObject({
      ok: false,
      error: {
        code: "not_approved",
        message: expect.stringContaining(
          `0 of 1 approvals given. The approval of ${bob.name} no longer counts`,
        ),
      },
    });
    expect(await promotions.find(promotion.id)).toMatchObject({
      status: "pending",
      approvals: [{ by: { name: bob.name }, lapsed: { why } }],
      gates: [{ id: "approval", state: "waiting", words: expect.stringContaining(bob.name) }],
    });
    const [entry] = await record.list({ subject: { kind: "promotion", id: promotion.id } }, 1);
    expect(entry).toMatchObject({
      action: "promotion.approvals_lapsed",
      actor: null,
      environment: "dev",
      after: { status: "pending", approvalsLapsed: [{ id: bob.id, name: bob.name, why }] },
    });
  },
);

test.each([
  ["go-demo", true],
  ["go-demo-2", false],
])("an approver of the service %s alone: counts %s", async (service, counts) => {
  const bob = await approver();
  const promotion = await requested();
  await must(promotion, approved(bob));
  await people.grantRole(
    bob.id,
    roleGrantSchema.parse({ role: "approver", environment: "dev", service }),
    byRoot,
  );
  await people.revokeRole(bob.id, { environment: null, service: null }, byRoot);
  expect(await claim(promotion)).toMatchObject({ ok: counts });
});

test("a promotion that waits again goes on with another approval, and with a job of its own", async () => {
  const [bob, eve] = [await approver(), await approver()];
  const promotion = await requested();
  await must(promotion, approved(bob));
  await people.disable(bob.id, byRoot);
  await claim(promotion);
  await must(promotion, approved(eve));
  expect(sent).toEqual(["promotion:dev/go-demo", "promotion:dev/go-demo"]);
  expect(await claim(promotion)).toMatchObject({ ok: true });
});

test("the last approval counts only those before it that stand", async () => {
  const [bob, eve] = [await approver(), await approver()];
  const promotion = await requested(2);
  await must(promotion, approved(bob));
  await people.remove(bob.id, byRoot);
  await must(promotion, approved(eve));
  expect(sent).toEqual([]);
  expect(await claim(promotion)).toMatchObject({ ok: false, error: { code: "not_approved" } });
});

test("one whose worker was lost before anything was applied waits again; after that it goes on", async () => {
  const bob = await approver();
  const before = await requested();
  await must(before, approved(bob));
  await must(before, { type: "claimed", lease });
  await must(before, { type: "step_started", step: "check", detail: "", leaseId: lease.id });
  await must(before, { type: "worker_lost" });
  await people.disable(bob.id, byRoot);
  expect(await claim(before)).toMatchObject({ ok: false, error: { code: "not_approved" } });
  expect(await promotions.find(before.id)).toMatchObject({
    status: "pending",
    steps: [{ status: "waiting" }, {}, {}, {}],
  });
  await must(before, { type: "abort_requested", by: olga });

  const eve = await approver();
  const after = await requested();
  await must(after, approved(eve));
  await must(after, { type: "claimed", lease });
  await must(after, { type: "step_started", step: "apply", detail: "", leaseId: lease.id });
  await must(after, { type: "worker_lost" });
  await people.disable(eve.id, byRoot);
  expect(await claim(after)).toMatchObject({ ok: true, value: { status: "running" } });
});
