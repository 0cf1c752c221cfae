import { expect, test } from "vitest";
import { placeInKey, rolloutKey } from "./index.ts";

test("a key names an environment and a service, and is read back", () =>
  expect(placeInKey(rolloutKey({ environment: "prod", service: "go-demo" }))).toEqual({
    environment: "prod",
    service: "go-demo",
  }));

test.each(["prod", "", "/go-demo", "prod/", "prod/go-demo/1"])("%j is no key", (key) =>
  expect(placeInKey(key)).toBeNull(),
);
