import { type Authorised, newTokenSchema, tokenPermissions } from "@greenroom/core/access";
import { expect, test, vi } from "vitest";
import { environmentFixture } from "../../../../../../packages/core/src/environments/environment-fixture.ts";

const environments = [environmentFixture("dev"), environmentFixture("prod")];
vi.mock("server-only", () => ({}));
vi.mock("#portal/composition/portal.ts", () => ({
  portal: () => ({
    environments,
    services: [{ id: "go-demo" }, { id: "alerts", environments: ["prod"] }],
    access: {},
  }),
}));
const { createToken } = await import("./tokens.ts");

test.each([
  ["an environment", { environments: ["dev", "nowhere"] }, "environment_unknown", "scope.environments.1"],
  ["a service", { services: ["nothing"] }, "service_unknown", "scope.services.0"],
  [
    "a service where it is not,",
    { environments: ["dev"], services: ["go-demo", "alerts"] },
    "service_unknown",
    "scope.services.1",
  ],
])("a token for %s that is none is refused at the field that names it", async (_, places, code, field) => {
  const scope = { permissions: tokenPermissions.slice(0, 1), environments: null, services: null, ...places };
  const asked = newTokenSchema.parse({ name: "ci", scope, expiresInDays: 1 });
  expect(await createToken({} as Authorised<"account:change">, asked)).toMatchObject({
    ok: false,
    error: { code, field },
  });
});
