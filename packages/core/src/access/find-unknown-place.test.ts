import { expect, test } from "vitest";
import { environmentFixture } from "../environments/environment-fixture.ts";
import { environmentIdSchema } from "../environments/index.ts";
import { findUnknownPlace } from "./find-unknown-place.ts";

const environments = [environmentFixture("dev"), environmentFixture("prod")];
const services = [{ id: "shop" }, { id: "alerts", environments: ["prod"] }];

test.each<[string | null, string | null, object | null]>([
  [null, null, null],
  ["dev", "shop", null],
  ["prod", "alerts", null],
  [null, "alerts", null],
  ["qa", null, { code: "environment_unknown", field: "environment", remedy: "Choose one of dev, prod." }],
  [null, "cart", { code: "service_unknown", field: "service", remedy: "Choose one of shop, alerts." }],
  [
    "dev",
    "alerts",
    {
      code: "service_unknown",
      field: "service",
      message: 'The service "alerts" is not in dev.',
      remedy: "Choose one that is, or an environment that has it: prod.",
    },
  ],
])("a role in %s for %s", (environment, service, expected) => {
  const place = {
    environment: environment === null ? null : environmentIdSchema.parse(environment),
    service,
  };
  const found = findUnknownPlace(environments, services, place);
  expect(found ?? {}).toMatchObject(expected ?? {});
  expect(found === null).toBe(expected === null);
});
