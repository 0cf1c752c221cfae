import { expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import {
  type AccessDeniedError,
  authorize,
  can,
  isForTokens,
  type Permission,
  permissions,
  type Place,
  type Role,
  type RoleGrant,
  strongestRole,
  type UserId,
  type Viewer,
  whyNot,
} from "./index.ts";

const grant = (role: Role, environment: string | null = null, service: string | null = null): RoleGrant => ({
  role,
  environment: environment === null ? null : environmentIdSchema.parse(environment),
  service,
});
const person = (...grants: RoleGrant[]): Viewer => ({
  id: "u1" as UserId,
  name: "Ada",
  email: "ada@example.test",
  grants,
});

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
  expect(can(person(grant(role)), permission)).toBe(allowed);
});

test.each<[string, RoleGrant[], Permission, Place | undefined, boolean]>([
  ["a role everywhere holds in prod", [grant("approver")], "run:approve", { environment: "prod" }, true],
  ["a role in dev holds in dev", [grant("approver", "dev")], "run:approve", { environment: "dev" }, true],
  ["a role in dev ends there", [grant("approver", "dev")], "run:approve", { environment: "prod" }, false],
  ["a role in dev opens the page", [grant("approver", "dev")], "run:approve", undefined, true],
  [
    "a role for one service does not reach an environment's infrastructure",
    [grant("approver", "dev", "go-demo")],
    "run:approve",
    { environment: "dev" },
    false,
  ],
  [
    "a role for one service opens no page of runs",
    [grant("admin", null, "go-demo")],
    "run:plan",
    undefined,
    false,
  ],
  [
    "a role for one service plans nothing, even where that service runs",
    [grant("admin", null, "go-demo")],
    "run:plan",
    { environment: "prod", service: "go-demo" },
    false,
  ],
  [
    "a role for one service in one environment reaches it there alone",
    [grant("approver", "dev", "go-demo")],
    "promotion:approve",
    { environment: "prod", service: "go-demo" },
    false,
  ],
  [
    "a role for one service reaches that service",
    [grant("approver", null, "go-demo")],
    "promotion:approve",
    { environment: "prod", service: "go-demo" },
    true,
  ],
  [
    "a role for one service ends there",
    [grant("approver", null, "go-demo")],
    "promotion:approve",
    { environment: "prod", service: "web" },
    false,
  ],
  [
    "two roles add up",
    [grant("viewer"), grant("approver", "dev")],
    "run:approve",
    { environment: "dev" },
    true,
  ],
  ["an admin of dev invites nobody", [grant("admin", "dev")], "person:invite", undefined, false],
  ["no role, nothing", [], "environment:read", undefined, false],
])("%s", (_, grants, permission, place, allowed) => {
  expect(can(person(...grants), permission, place)).toBe(allowed);
});

test("nobody signed in is unauthenticated, a weak role is forbidden and told which roles can", () => {
  expect(() => authorize(null, "run:read")).toThrow(
    expect.objectContaining({ reason: "unauthenticated" }) as AccessDeniedError,
  );
  expect(() => authorize(person(grant("viewer")), "run:approve")).toThrow(/approver, admin/);
});

test.each<[RoleGrant, Permission, Place | undefined, string]>([
  [
    grant("approver", "dev"),
    "promotion:request",
    { environment: "stage" },
    "operator, approver, admin in stage.",
  ],
  [
    grant("approver", null, "web"),
    "promotion:request",
    { environment: "stage", service: "go-demo" },
    "operator, approver, admin for go-demo in stage.",
  ],
  [grant("admin", "dev", "web"), "metrics:read", {}, "viewer, operator, approver, admin everywhere."],
  [grant("viewer", null, "web"), "metrics:read", { service: "go-demo" }, "admin for go-demo."],
  [grant("admin", "dev", "web"), "run:approve", { environment: "dev" }, "approver, admin in all of dev."],
  [grant("admin", "dev", "web"), "run:approve", undefined, "approver, admin in all of an environment."],
  [grant("admin", "dev"), "release:register", undefined, "operator, approver, admin in every environment."],
  [grant("admin", "dev"), "release:register", { service: "web" }, "admin in every environment for web."],
  [grant("admin", "dev"), "person:invite", undefined, "one of the roles admin everywhere."],
])("whose role holds elsewhere is told where one has to hold: %o %s %o", (held, permission, place, words) => {
  expect(whyNot(person(held), permission, place)?.words).toContain(words);
});

test("a proof says where it holds", () => {
  const may = authorize(person(grant("viewer"), grant("approver", "dev")), "run:approve");
  expect(may.covers({ environment: "dev" })).toBe(true);
  expect(may.covers({ environment: "prod" })).toBe(false);
  expect(() => may.at({ environment: "prod" })).toThrow(expect.objectContaining({ reason: "forbidden" }));
  expect(may.actor).toEqual({ id: "u1", name: "Ada" });
});

test("the strongest role is the one shown", () => {
  expect(strongestRole([grant("viewer"), grant("approver", "dev")])).toBe("approver");
  expect(strongestRole([])).toBeNull();
});

const byLink: Viewer = { ...person(grant("admin")), cameBy: { kind: "issued_link", issuedBy: "Bob" } };
const byToken: Viewer = {
  ...person(grant("admin")),
  cameBy: {
    kind: "token",
    name: "ci",
    permissions: ["run:read", "run:cancel", "run:approve", "person:read"],
  },
};

test.each<[string, Viewer, Permission]>([
  ["a link that somebody else made", byLink, "state:read"],
  ["a link that somebody else made", byLink, "person:read"],
  ["a token", byToken, "run:read"],
  ["a token", byToken, "run:cancel"],
])("by %s a viewer does %o %s", (_, viewer, permission) => {
  expect(authorize(viewer, permission).covers({})).toBe(true);
});

test.each<[string, Viewer, Permission, string]>([
  ["a link that somebody else made", byLink, "run:approve", "a link that Bob made"],
  ["a link that somebody else made", byLink, "promotion:approve", "a link that Bob made"],
  ["a link that somebody else made", byLink, "person:disable", "a link that Bob made"],
  ["a token, even one that claims it,", byToken, "run:approve", "never by a token"],
  ["a token, even one that claims it,", byToken, "person:read", "never by a token"],
  ["a token", byToken, "account:change", "never by a token"],
  ["a token of another scope", byToken, "run:plan", 'The token "ci" does not include run:plan.'],
])("by %s %o does no %s", (_, viewer, permission, words) => {
  expect(can(viewer, permission)).toBe(false);
  expect(() => authorize(viewer, permission)).toThrow(words);
});

test("who lacks the role is told so before anything about how they came in", () => {
  const weak: Viewer = { ...byLink, grants: [grant("viewer")] };
  expect(() => authorize(weak, "run:approve")).toThrow(expect.objectContaining({ reason: "forbidden" }));
});

test.each<[string, boolean, RoleGrant]>([
  ["everywhere", true, grant("operator")],
  ["of one environment", false, grant("operator", "dev")],
  ["of one service", true, grant("operator", null, "go-demo")],
  ["of one service in one environment", false, grant("operator", "dev", "go-demo")],
])(
  "an operator %s may register releases, which are offered to every environment of a service: %s",
  (_, may, given) => {
    expect(can(person(given), "release:register")).toBe(may);
  },
);

test("a proof does not reach where what the viewer came in by does not", () => {
  const viewer: Viewer = { ...byLink, grants: [grant("approver")] };
  expect(can(viewer, "run:approve", { environment: "dev" })).toBe(false);
});

test.each(permissions.filter((permission) => /^(person|account):|:approve$/.test(permission)))(
  "%s is done by people alone",
  (permission) => expect(isForTokens(permission)).toBe(false),
);

test.each(permissions)("by a link that somebody else made %s is held where it only reads", (permission) => {
  expect(can(byLink, permission)).toBe(permission.endsWith(":read"));
});
