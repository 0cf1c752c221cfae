import type { RoleGrant, UserId, Viewer } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import type { LiveEvent } from "@greenroom/core/live";
import { expect, test } from "vitest";
import { eventFor } from "./event-for.ts";

const viewer = (environment: string | null, service: string | null = null): Viewer => {
  const grant: RoleGrant = {
    role: "viewer",
    environment: environment === null ? null : environmentIdSchema.parse(environment),
    service,
  };
  return { id: "vic" as UserId, name: "Vic", email: "vic@example.test", grants: [grant] };
};
const rollout = (environment: string, service = "go-demo"): LiveEvent => ({
  topic: "rollouts",
  key: `${environment}/${service}`,
  data: { pods: ["web-1"] },
});
const heard = (who: Viewer, event: LiveEvent) => eventFor(who, event);
const promoted: LiveEvent = { topic: "promotions", key: "p1", data: { status: "failed" } };

test("whose role holds everywhere hears everything", () => {
  expect(heard(viewer(null), rollout("prod"))).toEqual(rollout("prod"));
  expect(heard(viewer(null), promoted)).toEqual(promoted);
});

test("whose role holds in dev hears no rollout of prod, and of the rest only that something changed", () => {
  expect(heard(viewer("dev"), rollout("dev"))).toEqual(rollout("dev"));
  expect(heard(viewer("dev"), rollout("prod"))).toBeNull();
  expect(heard(viewer("dev"), promoted)).toEqual({ topic: "promotions", key: "" });
});

test("whose role holds for one service hears of its rollouts, in every environment", () => {
  expect(heard(viewer(null, "go-demo"), rollout("prod"))).toEqual(rollout("prod"));
  expect(heard(viewer(null, "go-demo"), rollout("prod", "billing"))).toBeNull();
  expect(heard(viewer("dev", "go-demo"), rollout("prod"))).toBeNull();
});

test("a rollout whose place cannot be told is heard only by whose role holds everywhere", () => {
  const unplaced: LiveEvent = { topic: "rollouts", key: "prod" };
  expect(heard(viewer(null), unplaced)).toEqual(unplaced);
  expect(heard(viewer("prod"), unplaced)).toBeNull();
  expect(heard(viewer(null, "go-demo"), unplaced)).toBeNull();
});
