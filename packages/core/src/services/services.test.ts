import { expect, test } from "vitest";
import { environmentSchema } from "../environments/index.ts";
import { metricsScope, overlayOf, podNamePattern } from "./index.ts";
import { serviceFixture } from "./service-fixture.ts";

const environment = environmentSchema.parse({
  id: "stage",
  name: "Staging",
  cluster: { context: "c", namespace: "media", workload: "go-demo", overlay: "o" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

test.each([
  ["web-6d4cf56db6-x7k2p", true],
  ["web-78c5d9f88-2bqzt", true],
  ["web-worker-6d4cf56db6-x7k2p", false],
  ["web-0", false],
  ["web-x7k2p", false],
  ["api-web-6d4cf56db6-x7k2p", false],
])("the pod %s is of the Deployment web: %s", (pod, isIts) =>
  expect(new RegExp(`^(?:${podNamePattern("web")})$`).test(pod)).toBe(isIts),
);

test("a service's requests are those of its labels in the environment's namespace", () =>
  expect(metricsScope(serviceFixture, environment).matchers).toEqual({
    namespace: "media",
    service: "go-demo",
  }));

test("a service that is not measured has no requests to ask for", () =>
  expect(metricsScope({ ...serviceFixture, metrics: null }, environment)).toBeNull());

test("an overlay names the environment by its id", () =>
  expect(overlayOf(serviceFixture, environment)).toBe("go-demo/stage"));
