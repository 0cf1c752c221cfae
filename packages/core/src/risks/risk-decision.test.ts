import { expect, test } from "vitest";
import type { Role, UserId, Viewer } from "../access/index.ts";
import { checkDecision, type RiskDecision, riskDecisionSchema, withDecision } from "./risk-decision.ts";
import { riskFixture } from "./risk-fixture.ts";

const today = "2026-06-01";
const risk = riskFixture("outage");
const viewer = (role: Role): Viewer => ({
  id: "v" as UserId,
  name: "V",
  email: "v@example.com",
  grants: [{ role, environment: null, service: null }],
});
const accept = (until: string): RiskDecision => ({
  status: "accepted",
  reviewBy: until,
  acceptance: { reason: "cheaper than the cure", until },
  note: "",
});
const work: RiskDecision = { status: "mitigated", reviewBy: "2026-09-01", acceptance: null, note: "" };

test.each([
  ["operator", work, null],
  ["approver", accept("2026-12-31"), null],
  ["operator", accept("2026-12-31"), "risk_acceptance_not_allowed"],
  ["approver", accept("2026-05-31"), "invalid_risk_date"],
  ["approver", accept("2027-06-02"), "invalid_risk_date"],
  ["operator", { ...work, reviewBy: "2026-01-01" }, "invalid_risk_date"],
] as const)("%s deciding %j → %s", (role, decision, code) => {
  const checked = checkDecision(risk, decision, viewer(role), today);
  expect(checked.ok ? null : checked.error.code).toBe(code);
});

test("a risk that is not in the register cannot be decided", () =>
  expect(checkDecision(null, work, viewer("admin"), today)).toMatchObject({
    error: { code: "risk_not_found" },
  }));

test("the newest decision takes the file's place", () =>
  expect(withDecision(risk, work, today)).toMatchObject({ status: "mitigated", reviewBy: "2026-09-01" }));

test("an acceptance that has run out leaves the risk unchecked", () =>
  expect(withDecision(risk, accept("2026-05-01"), today)).toMatchObject({
    status: "unchecked",
    acceptance: { until: "2026-05-01" },
  }));

test.each([
  [{ status: "accepted", reviewBy: "2026-12-31" }, "an accepted risk says why, and until when"],
  [
    { status: "mitigated", reviewBy: "2026-12-31", acceptance: { reason: "r", until: "2026-12-31" } },
    "only an accepted risk has an acceptance",
  ],
])("%j is refused", (input, message) =>
  expect(riskDecisionSchema.safeParse(input).error?.issues[0]?.message).toBe(message),
);
