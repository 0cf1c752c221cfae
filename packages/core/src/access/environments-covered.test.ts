import { expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import { authorize, environmentsCovered, type RoleGrant, userIdSchema } from "./index.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";

const environments = ["dev", "stage", "prod"].map((id) =>
  environmentFixture(id, { terraform: { layers: ["base"] } }),
);
const inPlace = (environment: string | null): RoleGrant => ({
  role: "viewer",
  environment: environment === null ? null : environmentIdSchema.parse(environment),
  service: null,
});

test.each<[string, readonly RoleGrant[], readonly string[] | undefined]>([
  [
    "everywhere: not narrowed, so that what is no longer configured is listed too",
    [inPlace(null)],
    undefined,
  ],
  ["in two of them", [inPlace("prod"), inPlace("dev")], ["dev", "prod"]],
  ["in one that is not configured", [inPlace("gone")], []],
])("a role %s", (_, grants, covered) => {
  const viewer = { id: userIdSchema.parse("vera"), name: "Vera", email: "vera@example.test", grants };
  expect(environmentsCovered(authorize(viewer, "run:read"), environments, null)).toEqual(covered);
});

test.each<[string, string | null, readonly string[] | undefined]>([
  ["shop", null, undefined],
  ["search", null, []],
  ["shop", "prod", ["prod"]],
])("of %s, with a role for shop in %s", (service, environment, covered) => {
  const grants = [{ ...inPlace(environment), service: "shop" }];
  const viewer = { id: userIdSchema.parse("vera"), name: "Vera", email: "vera@example.test", grants };
  const may = authorize(viewer, "promotion:read");
  expect(environmentsCovered(may, environments, service)).toEqual(covered);
});
