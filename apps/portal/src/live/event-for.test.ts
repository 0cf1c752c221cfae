import type { RoleGrant, UserId, Viewer } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import type { LiveEvent } from "@greenroom/core/live";
import { expect, test } from "vitest";
import { eventFor } from "./event-for.ts";

const viewer = (environment: string | null): Viewer => {
  const grant: RoleGrant = {
    role: "viewer",
    environment: environment === null ? null : environmentIdSchema.parse(environment),
    service: null,
  };
  return { id: "vic" as UserId, name: "Vic", email: "vic@example.test", grants: [grant] };
};
const rollout = (key: string): LiveEvent => ({ topic: "rollouts", key, data: { pods: ["web-1"] } });
const promoted: LiveEvent = { topic: "promotions", key: "p1", data: { status: "failed" } };

test("whose role holds everywhere hears everything", () => {
  expect(eventFor(viewer(null), rollout("prod"))).toEqual(rollout("prod"));
  expect(eventFor(viewer(null), promoted)).toEqual(promoted);
});

test("whose role holds in dev hears no rollout of prod, and of the rest only that something changed", () => {
  expect(eventFor(viewer("dev"), rollout("dev"))).toEqual(rollout("dev"));
  expect(eventFor(viewer("dev"), rollout("prod"))).toBeNull();
  expect(eventFor(viewer("dev"), promoted)).toEqual({ topic: "promotions", key: "" });
});
