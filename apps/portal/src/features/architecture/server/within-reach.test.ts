import { type Permission, roleGrantSchema, userIdSchema, type Viewer } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import { expect, test } from "vitest";
import { withinReach } from "./within-reach.ts";

const environments = [
  ["dev", "Development"],
  ["prod", "Production"],
].map(([id = "", name = ""]) => ({
  id: environmentIdSchema.parse(id),
  name,
}));
const services = [{ id: "shop" }, { id: "search" }];

const noProduction = ["Left out: Production. Your roles do not reach there."];
const nothing = ["Left out: Development, Production. Your roles do not reach there."];
test.each<[Permission, string | null, string | null, readonly string[], readonly string[]]>([
  ["run:read", null, null, ["dev", "prod"], []],
  ["run:read", "dev", null, ["dev"], noProduction],
  ["run:read", null, "shop", [], nothing],
  ["rollout:read", null, "search", ["dev", "prod"], []],
  ["rollout:read", "dev", "shop", ["dev"], noProduction],
  ["rollout:read", null, "gone", [], nothing],
])("%s with a role in %s of %s", (permission, environment, service, seen, said) => {
  const viewer: Viewer = {
    id: userIdSchema.parse("olga"),
    name: "Olga",
    email: "olga@example.org",
    grants: [roleGrantSchema.parse({ role: "viewer", environment, service })],
  };
  const { within, leftOut } = withinReach(environments, services, viewer, permission);
  expect(within.map(({ id }) => id)).toEqual(seen);
  expect(leftOut).toEqual(said);
});

test("of a token its own reach is told, and every permission must hold", () => {
  const viewer: Viewer = {
    id: userIdSchema.parse("olga"),
    name: "Olga",
    email: "olga@example.org",
    grants: [roleGrantSchema.parse({ role: "viewer", environment: null, service: null })],
    cameBy: { kind: "token", name: "ci", permissions: ["run:read"] },
  };
  expect(withinReach(environments, services, viewer, "run:read").leftOut).toEqual([]);
  expect(withinReach(environments, services, viewer, "run:read", "rollout:read")).toEqual({
    within: [],
    leftOut: ["Left out: Development, Production. This token does not reach there."],
  });
});
