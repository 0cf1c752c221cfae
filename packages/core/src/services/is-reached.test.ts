import { expect, test } from "vitest";
import { grantPlaceSchema, userIdSchema, type Viewer } from "../access/index.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";
import { isReached } from "./index.ts";
import { serviceFixture } from "./service-fixture.ts";

const [dev, prod] = [environmentFixture("dev"), environmentFixture("prod")];
const services = [serviceFixture, { ...serviceFixture, id: "agent", environments: [prod.id] }];
const viewer = (environment: string | null, service: string | null): Viewer => ({
  id: userIdSchema.parse("vera"),
  name: "Vera",
  email: "vera@example.test",
  grants: [{ ...grantPlaceSchema.parse({ environment, service }), role: "viewer" }],
});

test.each<[string, string | null, string | null, readonly string[], readonly string[]]>([
  ["everywhere", null, null, ["dev", "prod"], ["dev", "prod"]],
  ["in one environment", "dev", null, ["dev"], ["dev"]],
  ["for one service", null, serviceFixture.id, ["dev", "prod"], []],
  ["for one service in one environment", "dev", serviceFixture.id, ["dev"], []],
  ["for a service that is elsewhere only", "dev", "agent", [], []],
  ["for a service wherever it is", null, "agent", ["prod"], []],
])(
  "a role %s reaches what it is about there, and no run without the environment",
  (_, environment, service, read, runs) => {
    const who = viewer(environment, service);
    const reached = (permission: "environment:read" | "run:read") =>
      [dev, prod].filter((each) => isReached(who, permission, each, services)).map(({ id }) => id);
    expect(reached("environment:read")).toEqual(read);
    expect(reached("run:read")).toEqual(runs);
  },
);
