import { expect, test } from "vitest";
import {
  can,
  findUnheld,
  narrowGrants,
  newTokenSchema,
  type Permission,
  type Place,
  type RoleGrant,
  roleGrantSchema,
  tokenPermissions,
  type TokenScope,
  tokenScopeSchema,
  type Viewer,
  userIdSchema,
} from "./index.ts";

const grant = (role: string, environment: string | null = null, service: string | null = null): RoleGrant =>
  roleGrantSchema.parse({ role, environment, service });
const scope = (
  permissions: readonly string[],
  environments: readonly string[] | null = null,
  services: readonly string[] | null = null,
): TokenScope => tokenScopeSchema.parse({ permissions, environments, services });

const owner = (...grants: RoleGrant[]): Viewer => ({
  id: userIdSchema.parse("u1"),
  name: "Ada",
  email: "ada@example.test",
  grants,
});
const holder = (of: Viewer, within: TokenScope): Viewer => ({
  ...of,
  grants: narrowGrants(of.grants, within),
  cameBy: { kind: "token", name: "ci", permissions: within.permissions },
});

test.each<[string, RoleGrant[], TokenScope, Permission, Place, boolean]>([
  ["both allow it", [grant("operator")], scope(["run:plan"]), "run:plan", { environment: "dev" }, true],
  [
    "the scope leaves it out",
    [grant("operator")],
    scope(["run:read"]),
    "run:plan",
    { environment: "dev" },
    false,
  ],
  [
    "the owner lacks the role",
    [grant("viewer")],
    scope(["run:plan"]),
    "run:plan",
    { environment: "dev" },
    false,
  ],
  ["the owner has no role left", [], scope(["run:read"]), "run:read", { environment: "dev" }, false],
  [
    "another environment than the scope's",
    [grant("operator")],
    scope(["run:plan"], ["dev"]),
    "run:plan",
    { environment: "prod" },
    false,
  ],
  [
    "the scope's environment, which the owner lost",
    [grant("operator", "prod")],
    scope(["run:plan"], ["dev"]),
    "run:plan",
    { environment: "dev" },
    false,
  ],
  [
    "the scope's environment",
    [grant("operator")],
    scope(["run:plan"], ["dev", "stage"]),
    "run:plan",
    { environment: "stage" },
    true,
  ],
  [
    "a scope of one service does not reach the environment's infrastructure",
    [grant("operator")],
    scope(["run:plan"], null, ["web"]),
    "run:plan",
    { environment: "dev" },
    false,
  ],
  [
    "a scope of one service reaches it",
    [grant("operator", "dev")],
    scope(["promotion:request"], null, ["web"]),
    "promotion:request",
    { environment: "dev", service: "web" },
    true,
  ],
  [
    "what belongs to no environment needs a scope without bounds",
    [grant("admin")],
    scope(["risk:decide"], ["dev"]),
    "risk:decide",
    {},
    false,
  ],
])("%s", (_, grants, within, permission, place, allowed) => {
  expect(can(holder(owner(...grants), within), permission, place)).toBe(allowed);
});

test("a token of an environment where its owner holds nothing opens nothing", () => {
  const viewer = holder(owner(grant("operator", "prod")), scope(["run:plan"], ["dev"]));
  expect(can(viewer, "run:plan")).toBe(false);
});

test.each<[string, RoleGrant[], TokenScope, Permission | null]>([
  ["all held", [grant("operator")], scope(["run:read", "run:plan"]), null],
  ["one not held", [grant("viewer")], scope(["run:read", "run:plan"]), "run:plan"],
  ["held elsewhere", [grant("viewer"), grant("operator", "prod")], scope(["run:plan"], ["dev"]), "run:plan"],
])("%s", (_, grants, within, unheld) => {
  expect(findUnheld(owner(...grants), within)).toBe(unheld);
});

test.each(["run:approve", "promotion:approve", "person:read", "person:invite", "account:change", "nonsense"])(
  "no token is made for %s",
  (permission) => {
    expect(tokenPermissions).not.toContain(permission);
    const asked = {
      name: "ci",
      scope: { permissions: [permission], environments: null, services: null },
      expiresInDays: 1,
    };
    expect(newTokenSchema.safeParse(asked).error?.issues[0]?.path).toEqual(["scope", "permissions", 0]);
  },
);

test.each([0, 366, 1.5])("no token lasts %s days", (expiresInDays) => {
  const asked = { name: "ci", scope: scope(["run:read"]), expiresInDays };
  expect(newTokenSchema.safeParse(asked).success).toBe(false);
});
