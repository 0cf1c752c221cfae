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
  cluster: { context: "none", namespace: id, workload: `go-demo-${id}`, overlay: "none" },
}));

const noProduction = ["Left out: Production. Your roles do not reach there."];
const nothing = ["Left out: Development, Production. Your roles do not reach there."];
test.each<[Permission, string | null, string | null, readonly string[], readonly string[]]>([
  ["run:read", null, null, ["dev", "prod"], []],
  ["run:read", "dev", null, ["dev"], noProduction],
  ["run:read", null, "go-demo-dev", [], nothing],
  ["rollout:read", null, "go-demo-dev", ["dev"], noProduction],
])("%s with a role in %s of %s", (permission, environment, service, seen, said) => {
  const viewer: Viewer = {
    id: userIdSchema.parse("olga"),
    name: "Olga",
    email: "olga@example.org",
    grants: [roleGrantSchema.parse({ role: "viewer", environment, service })],
  };
  const { within, leftOut } = withinReach(environments, viewer, permission);
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
  expect(withinReach(environments, viewer, "run:read").leftOut).toEqual([]);
  expect(withinReach(environments, viewer, "run:read", "rollout:read")).toEqual({
    within: [],
    leftOut: ["Left out: Development, Production. This token does not reach there."],
  });
});
