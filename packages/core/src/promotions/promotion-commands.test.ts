import { expect, test } from "vitest";
import { AccessDeniedError, authorize, type Permission, type RoleGrant } from "../access/index.ts";
import { environmentIdSchema } from "../environments/index.ts";
import { ok } from "../result/index.ts";
import { abortPromotion, approvePromotion, type PromotionEvent, type PromotionStore } from "./index.ts";
import { actorFixture, promotionFixture } from "./promotion-fixture.ts";

const promotion = promotionFixture("pending");
const paul = actorFixture("Paul");
const grant = (role: RoleGrant["role"], environment: string): RoleGrant => ({
  role,
  environment: environmentIdSchema.parse(environment),
  service: null,
});
const may = <P extends Permission>(permission: P, ...grants: readonly RoleGrant[]) =>
  authorize({ ...paul, email: "paul@example.test", grants }, permission, "request-1");

/** A store that has one promotion into stage, and remembers what it was told. */
function storeThatRemembers() {
  const told: [PromotionEvent, unknown][] = [];
  const promotions = {
    find: async () => promotion,
    change: async (_: unknown, event: PromotionEvent, cause: unknown) => {
      told.push([event, cause]);
      return ok(promotion);
    },
  } as unknown as PromotionStore;
  return { context: { promotions }, told };
}

test("a decision names who made it, and by which request", async () => {
  const { context, told } = storeThatRemembers();
  await approvePromotion(context, may("promotion:approve", grant("approver", "stage")), promotion.id);
  await abortPromotion(context, may("promotion:abort", grant("operator", "stage")), promotion.id, "too late");
  const cause = { actor: paul, requestId: "request-1" };
  expect(told).toEqual([
    [{ type: "approved", by: paul }, cause],
    [{ type: "abort_requested", by: paul, comment: "too late" }, cause],
  ]);
});

test("whoever may decide elsewhere only is told who may, or that there is nothing", async () => {
  const { context, told } = storeThatRemembers();
  const elsewhere = grant("approver", "dev");
  const reads = grant("viewer", "stage");
  await expect(
    approvePromotion(context, may("promotion:approve", elsewhere, reads), promotion.id),
  ).rejects.toThrow(AccessDeniedError);
  expect(await abortPromotion(context, may("promotion:abort", elsewhere), promotion.id)).toMatchObject({
    error: { code: "promotion_not_found" },
  });
  expect(told).toEqual([]);
});
