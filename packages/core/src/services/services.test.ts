import { expect, test } from "vitest";
import { environmentIdSchema, environmentSchema } from "../environments/index.ts";
import {
  findPlaceOf,
  findPromoted,
  isIn,
  metricsScope,
  overlayOf,
  podMatchersIn,
  podNamePattern,
  workloadIn,
} from "./index.ts";
import { serviceFixture } from "./service-fixture.ts";

const environment = environmentSchema.parse({
  id: "stage",
  name: "Staging",
  cluster: { context: "c", namespace: "media" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

test.each([
  ["Deployment", "web-6d4cf56db6-x7k2p", true],
  ["Deployment", "web-78c5d9f88-2bqzt", true],
  ["Deployment", "web-worker-6d4cf56db6-x7k2p", false],
  ["Deployment", "web-0", false],
  ["Deployment", "web-x7k2p", false],
  ["Deployment", "api-web-6d4cf56db6-x7k2p", false],
  ["StatefulSet", "web-0", true],
  ["StatefulSet", "web-12", true],
  ["StatefulSet", "web-worker-0", false],
  ["StatefulSet", "web-x7k2p", false],
  ["StatefulSet", "web-6d4cf56db6-x7k2p", false],
  ["DaemonSet", "web-x7k2p", true],
  ["DaemonSet", "web-0", false],
  ["DaemonSet", "web-worker-x7k2p", false],
  ["DaemonSet", "web-6d4cf56db6-x7k2p", false],
] as const)("of the %s web is the pod %s: %s", (kind, pod, isIts) =>
  expect(new RegExp(`^(?:${podNamePattern({ kind, name: "web" })})$`).test(pod)).toBe(isIts),
);

test("a service is where its environment is, unless it names a namespace of its own there", () => {
  const workload = { kind: "StatefulSet", name: "db", namespaces: { stage: "data" } } as const;
  const db = { ...serviceFixture, workload };
  const place = { kind: "StatefulSet", name: "db", container: null };
  expect(workloadIn(db, environment)).toEqual({ ...place, namespace: "data" });
  const prod = { ...environment, id: environmentIdSchema.parse("prod") };
  expect(workloadIn(db, prod)).toEqual({ ...place, namespace: "media" });
  expect(metricsScope(db, environment).matchers).toEqual({ namespace: "data", service: "go-demo" });
});

test("a service's requests are those of its labels in the environment's namespace", () =>
  expect(metricsScope(serviceFixture, environment).matchers).toEqual({
    namespace: "media",
    service: "go-demo",
  }));

test("labels of an environment count for all its services, unless one has others there", () => {
  const east = { ...environment, metrics: { labels: { cluster: "east", tenant: "a" } } };
  const labelsIn = { stage: { cluster: "" }, prod: { cluster: "west" } };
  const own = { ...serviceFixture, metrics: { ...serviceFixture.metrics, labelsIn } };
  const known = { namespace: "media", tenant: "a" };
  expect(metricsScope(serviceFixture, east).matchers).toEqual({
    ...known,
    cluster: "east",
    service: "go-demo",
  });
  expect(metricsScope(own, east).matchers).toEqual({ ...known, cluster: "", service: "go-demo" });
  expect(podMatchersIn(own, east)).toEqual({ ...known, cluster: "" });
});

test("a service is asked for in the environments that have it, and in no other", () => {
  const here = { ...serviceFixture, environments: ["stage"] };
  const elsewhere = { ...serviceFixture, environments: ["prod"] };
  expect([serviceFixture, here, elsewhere].map((each) => isIn(each, environment))).toEqual([
    true,
    true,
    false,
  ]);
  expect(metricsScope(here, environment)).not.toBeNull();
  expect(metricsScope(elsewhere, environment)).toBeNull();
  const place = { namespace: "media", name: "go-demo" };
  expect(findPlaceOf(place, [environment], [elsewhere])).toBeNull();
  expect(findPlaceOf(place, [environment], [here])).toEqual({ environment: "stage", service: "go-demo" });
});

test("a service that is not measured has no requests to ask for", () =>
  expect(metricsScope({ ...serviceFixture, metrics: null }, environment)).toBeNull());

test("an overlay names the environment by its id", () =>
  expect(overlayOf(serviceFixture, environment)).toBe("go-demo/stage"));

const shop = { ...serviceFixture, id: "shop" };
const observed = { id: "db", workload: serviceFixture.workload, metrics: null };

test.each([
  [[serviceFixture, observed], undefined, "go-demo"],
  [[serviceFixture, shop], "shop", "shop"],
] as const)("of %j the service %s is promoted: %s", (services, asked, id) =>
  expect(findPromoted(services, asked)).toMatchObject({ ok: true, value: { id } }),
);

test.each([
  [[serviceFixture, shop], undefined, "More than one service is promoted: name one of go-demo, shop."],
  [[serviceFixture, observed], "db", "greenroom.yaml promotes no service db. Ask for one of: go-demo."],
  [[observed], undefined, "No service of greenroom.yaml is promoted."],
  [[observed], "db", "No service of greenroom.yaml is promoted."],
] as const)("of %j the service %s is not promoted, and it is said why", (services, asked, message) =>
  expect(findPromoted(services, asked)).toEqual({
    ok: false,
    error: { code: "service_unknown", field: "service", message },
  }),
);
