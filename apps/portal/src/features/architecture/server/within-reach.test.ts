import { roleGrantSchema, userIdSchema, type Viewer } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import { expect, test } from "vitest";
import { withinReach } from "./within-reach.ts";

const environments = [
  { id: environmentIdSchema.parse("dev"), name: "Development" },
  { id: environmentIdSchema.parse("prod"), name: "Production" },
];

test.each<[string, string | null, readonly string[], readonly string[]]>([
  ["everywhere", null, ["dev", "prod"], []],
  ["in one environment", "dev", ["dev"], ["Left out: Production. Your roles do not reach there."]],
])("with a role %s", (_, environment, seen, said) => {
  const viewer: Viewer = {
    id: userIdSchema.parse("olga"),
    name: "Olga",
    email: "olga@example.org",
    grants: [roleGrantSchema.parse({ role: "viewer", environment, service: null })],
  };
  const { within, leftOut } = withinReach(environments, viewer, "run:read");
  expect(within.map(({ id }) => id)).toEqual(seen);
  expect(leftOut).toEqual(said);
});
