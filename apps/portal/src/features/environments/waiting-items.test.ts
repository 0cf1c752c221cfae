import type { Role, UserId, Viewer } from "@greenroom/core/access";
import { type Run, runIdSchema, workspaceSchema } from "@greenroom/core/runs";
import { expect, test } from "vitest";
import { promotionFixture } from "../../../../../packages/core/src/promotions/promotion-fixture.ts";
import { riskFixture } from "../../../../../packages/core/src/risks/risk-fixture.ts";
import { waitingPromotion, waitingRisk, waitingRun } from "./waiting-items.ts";

const person = (id: string, role: Role): Viewer => ({
  id: id as UserId,
  name: id,
  email: `${id}@example.test`,
  grants: [{ role, environment: null, service: null }],
});
const olga = person("olga", "approver");
const anna = person("anna", "approver");
const vera = person("vera", "viewer");

function run(status: "planned" | "pending"): Run {
  const at = new Date("2026-01-01T00:00:00Z");
  return {
    id: runIdSchema.parse("run-4f0c2m7q9zk1x8vb"),
    workspace: workspaceSchema.parse({ environment: "dev", layer: "platform" }),
    message: "Quota",
    requestedBy: { id: olga.id, name: "Olga" },
    requestedAt: at,
    statusSince: at,
    approvals: [],
    status,
  } as unknown as Run;
}

test.each([
  [anna, "0 of 1 approvals; you may approve it."],
  [olga, "0 of 1 approvals. You asked for it, so another approver decides."],
  [vera, "0 of 1 approvals. The roles approver, admin in all of dev may approve it."],
])("a plan says what it waits for, to $name", (viewer, waitsFor) =>
  expect(waitingRun(run("planned"), viewer, 1)).toMatchObject({
    title: "Plan for dev/platform: Quota",
    waitsFor,
    since: "2026-01-01T00:00:00.000Z",
  }),
);

test("a plan without a message is named after its workspace alone", () =>
  expect(waitingRun({ ...run("planned"), message: "" }, anna, 1)?.title).toBe("Plan for dev/platform"));

test("a run that is not planned yet waits for nobody", () =>
  expect(waitingRun(run("pending"), anna, 1)).toBeNull());

test.each([
  ["pending", 1, anna, "0 of 1 approvals; you may approve it."],
  ["pending", 1, olga, "0 of 1 approvals. You asked for it, so another approver decides."],
  ["pending", 1, vera, "0 of 1 approvals. The roles approver, admin for go-demo in stage may approve it."],
  ["pending", 0, anna, null],
  ["running", 1, anna, null],
] as const)("a %s promotion that needs %i approvals: %#", (status, approvalsRequired, viewer, waitsFor) =>
  expect(waitingPromotion(promotionFixture(status, { approvalsRequired }), viewer)?.waitsFor ?? null).toBe(
    waitsFor,
  ),
);

test.each([
  [{ reviewBy: "2026-01-01" }, "Its review was due on 2026-01-01."],
  [{ reviewBy: "2026-01-02" }, null],
] as const)("a risk %j", (changes, waitsFor) =>
  expect(waitingRisk(riskFixture("a", changes), vera, "2026-01-02")?.waitsFor ?? null).toBe(waitsFor),
);
