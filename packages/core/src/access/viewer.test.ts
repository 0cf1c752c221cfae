import { expect, test } from "vitest";
import {
  type AccessDeniedError,
  authorize,
  can,
  type Permission,
  type Role,
  type UserId,
  type Viewer,
} from "./index.ts";

const person = (role: Role): Viewer => ({ id: "u1" as UserId, name: "Ada", email: "ada@example.test", role });

test.each<[Role, Permission, boolean]>([
  ["viewer", "run:read", true],
  ["viewer", "run:plan", false],
  ["viewer", "promotion:request", false],
  ["operator", "run:plan", true],
  ["operator", "run:approve", false],
  ["approver", "run:approve", true],
  ["approver", "person:invite", false],
  ["admin", "person:invite", true],
])("%s %s → %s", (role, permission, allowed) => {
  expect(can(person(role), permission)).toBe(allowed);
});

test("nobody signed in is unauthenticated, a weak role is forbidden and told which roles can", () => {
  expect(() => authorize(null, "run:read")).toThrow(
    expect.objectContaining({ reason: "unauthenticated" }) as AccessDeniedError,
  );
  expect(() => authorize(person("viewer"), "run:approve")).toThrow(/approver, admin/);
});
