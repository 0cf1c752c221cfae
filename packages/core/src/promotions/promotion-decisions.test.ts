import { expect, test } from "vitest";
import type { RoleGrant, Viewer } from "../access/index.ts";
import { environmentIdSchema } from "../environments/index.ts";
import type { Promotion } from "./promotion.ts";
import { promotionDecisions } from "./promotion-decisions.ts";
import { actorFixture, promotionFixture } from "./promotion-fixture.ts";
import { transitionPromotion } from "./promotion-transition.ts";

const at = new Date("2026-01-01T00:00:09.000Z");
const person = (name: string, role: RoleGrant["role"], environment = "stage"): Viewer => ({
  ...actorFixture(name),
  email: `${name}@example.test`,
  grants: [{ role, environment: environmentIdSchema.parse(environment), service: null }],
});
const olga = person("Olga", "approver");
const paul = person("Paul", "approver");
const pending = (approvals: Promotion["approvals"] = []) =>
  promotionFixture("pending", { approvalsRequired: 2, approvals });
const byPaul = { by: actorFixture("Paul"), at };
const lapsed = { ...byPaul, lapsed: { why: "role_lost" as const, at } };

test.each<[string, Promotion, Viewer, string | null]>([
  ["an approver", pending(), paul, null],
  ["who asked for it", pending(), olga, "You asked for it, so another approver decides."],
  ["who has approved it", pending([byPaul]), paul, "You have approved it; another approver is needed."],
  ["whose approval counts no more", pending([lapsed]), paul, null],
])("%s is told beforehand what an approval comes to", (_, promotion, viewer, reason) => {
  const { approve } = promotionDecisions(promotion, viewer);
  expect(approve).toEqual(reason === null ? { allowed: true } : { allowed: false, reason });
  const by = actorFixture(viewer.name);
  expect(transitionPromotion(promotion, { type: "approved", by }, at).ok).toBe(reason === null);
});

test("whose role is too weak, or holds elsewhere, is told which would do", () => {
  const words = { allowed: false, reason: "The roles approver, admin for go-demo in stage may approve it." };
  for (const viewer of [person("Vera", "operator"), person("Vera", "approver", "dev")])
    expect(promotionDecisions(pending(), viewer).approve).toEqual(words);
  expect(promotionDecisions(pending(), person("Vera", "viewer")).abort).toEqual({
    allowed: false,
    reason: "The roles operator, approver, admin for go-demo in stage may abort it.",
  });
});

test.each<[Promotion, { approve: boolean; abort: boolean }]>([
  [pending(), { approve: true, abort: true }],
  [promotionFixture("pending"), { approve: false, abort: true }],
  [promotionFixture("running"), { approve: false, abort: true }],
  [
    promotionFixture("running", { abort: { by: actorFixture("Olga"), at } }),
    { approve: false, abort: false },
  ],
  [promotionFixture("succeeded"), { approve: false, abort: false }],
])("what is not open is no decision: $status", (promotion, open) => {
  const { approve, abort } = promotionDecisions(promotion, paul);
  expect({ approve: approve !== null, abort: abort !== null }).toEqual(open);
});

test("only approvals that count are counted", () => {
  expect(promotionDecisions(pending([lapsed]), paul).approvals).toEqual({ given: 0, required: 2 });
});
