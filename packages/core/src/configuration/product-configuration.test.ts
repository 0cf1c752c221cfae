import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { objectiveFile } from "../objectives/objectives-fixture.ts";
import { readPlatformModel } from "../risks/index.ts";
import { isIn, isPromoted, workloadIn } from "../services/index.ts";
import { ConfigurationError, inList, parseProductConfiguration } from "./index.ts";

const environment = (id: string, from: string | null) => ({
  id,
  name: id,
  cluster: { context: "sandbox", namespace: id },
  terraform: { layers: ["platform"] },
  promotion: { from },
});
const metrics = {
  profile: "opentelemetry",
  labels: { job: "shop" },
  objectives: ["shop-availability", "shop-latency"],
};
const promises = [objectiveFile(["dev", "prod"])];
const shop = {
  id: "shop",
  workload: { name: "shop" },
  promotion: { overlay: "shop/{environment}" },
  metrics,
};
const search = { id: "search", workload: { name: "search" } };
const valid = {
  product: { name: "Greenroom" },
  environments: [environment("dev", null), environment("prod", "dev")],
  services: [shop, search],
};

const faultsOf = (changes: object): readonly string[] => {
  try {
    const text = stringify({ ...valid, ...changes });
    return parseProductConfiguration(text, "greenroom.yaml", promises).faults.map(inList);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
};

const root = join(import.meta.dirname, "../../../..");
const ownObjectives = readdirSync(join(root, "docs/objectives"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ path: name, text: readFileSync(join(root, "docs/objectives", name), "utf8") }));

test("the file of this repository is valid, and says of each service what runs it in each environment", () => {
  const path = join(root, "greenroom.yaml");
  const { environments, services } = parseProductConfiguration(
    readFileSync(path, "utf8"),
    path,
    ownObjectives,
  );
  for (const service of services) {
    const places = environments.filter((each) => isIn(service, each));
    expect(new Set(places.map((each) => workloadIn(service, each).namespace)).size).toBe(places.length);
  }
});

test("what the model and its risks say of an objective is what the environment promises", () => {
  const directory = join(root, "docs/architecture");
  const { content } = readPlatformModel(
    readdirSync(directory, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => ({ path, text: readFileSync(join(directory, path), "utf8") })),
  );
  const path = join(root, "greenroom.yaml");
  const own = parseProductConfiguration(readFileSync(path, "utf8"), path, ownObjectives);
  const [promoted] = own.services.filter(isPromoted);
  const promisedIn = (id = "") => promoted?.metrics.objectives[id]?.availability.errorRatioMax ?? Number.NaN;
  const production = own.environments.find((each) => each.production)?.id;
  const component = content?.architecture.components.find(({ id }) => id === promoted?.id);
  expect(component?.objective?.targetPercent).toBe(100 - 100 * promisedIn(production));
  const bounds = (content?.risks ?? [])
    .flatMap(({ evidence }) => evidence)
    .flatMap((check) =>
      check.source === "prometheus" && check.measurement === "failed-request-ratio"
        ? [[check.environment, check.atMost]]
        : [],
    );
  expect(bounds).toEqual([["prod", promisedIn("prod")]]);
});

test("a service without metrics or promotion is one that is watched only", () => {
  const { services } = parseProductConfiguration(stringify(valid), "greenroom.yaml", promises);
  expect(services.map(({ id, metrics: measured }) => [id, measured?.profile.requests ?? null])).toEqual([
    ["shop", { histogram: "http_server_request_duration_seconds", unit: "seconds" }],
    ["search", null],
  ]);
  expect(services.filter(isPromoted).map(({ id }) => id)).toEqual(["shop"]);
});

test.each<[string, object, readonly RegExp[]]>([
  ["nothing", {}, []],
  [
    "an environment twice",
    { environments: [environment("dev", null), environment("dev", null)] },
    [/^line 14, environments.1.id: "dev" is used twice; give one of them another id$/],
  ],
  [
    "a source that comes later",
    { environments: [environment("dev", "prod"), environment("prod", null)] },
    [/environments.0.promotion.from: "prod" is not an environment listed before "dev"/],
  ],
  [
    "a service twice",
    { services: [shop, { ...search, id: "shop" }] },
    [/services.1.id: "shop" is used twice/],
  ],
  [
    "two services of one workload",
    { services: [shop, { ...search, workload: { name: "shop" } }] },
    [/services.1.workload.name: the Deployment "shop" is the workload of "shop" already in dev, prod;/],
  ],
  [
    "one workload of two services in one environment alone",
    { services: [shop, { ...search, workload: { name: "shop", namespaces: { dev: "search" } } }] },
    [/services.1.workload.name: .* already in prod; remove one of the two services, or name the namespace/],
  ],
  [
    "a workload of the same name, of another kind or elsewhere",
    {
      services: [
        shop,
        { ...search, workload: { name: "shop", kind: "StatefulSet" } },
        { id: "other", workload: { name: "shop", namespaces: { dev: "other-dev", prod: "other-prod" } } },
      ],
    },
    [],
  ],
  [
    "a namespace in an environment that is none",
    { services: [shop, { ...search, workload: { name: "search", namespaces: { qa: "search" } } }] },
    [/^line \d+, services.1.workload.namespaces.qa: there is no environment "qa"; there are: dev, prod$/],
  ],
  [
    "a service that is in one environment alone, whose workload another one has elsewhere",
    {
      services: [
        shop,
        { ...search, environments: ["dev"] },
        { ...search, id: "search-live", environments: ["prod"], workload: { name: "search" } },
      ],
    },
    [],
  ],
  [
    "a service in an environment that is none, and twice in one",
    { services: [shop, { ...search, environments: ["qa", "dev", "dev"] }] },
    [
      /^line \d+, services.1.environments.0: there is no environment "qa"; there are: dev, prod$/,
      /^line \d+, services.1.environments.2: "dev" is named twice; remove one$/,
    ],
  ],
  [
    "a service in no environment",
    { services: [shop, { ...search, environments: [] }] },
    [/^line \d+, services.1.environments: names at least one environment; leave it out for all/],
  ],
  [
    "a promoted service that one environment lacks",
    { services: [{ ...shop, environments: ["prod"] }, search] },
    [
      /^line \d+, services.0.environments: "shop" is promoted, so it is in every environment; leave this out \(dev would have none\)$/,
    ],
  ],
  [
    "a namespace in an environment that does not have the service",
    {
      services: [
        shop,
        { ...search, environments: ["prod"], workload: { name: "search", namespaces: { dev: "search" } } },
      ],
    },
    [
      /^line \d+, services.1.workload.namespaces.dev: "search" is not in "dev"; remove the line, or name "dev"/,
    ],
  ],
  [
    "a workload of a kind that is not watched",
    { services: [shop, { ...search, workload: { name: "search", kind: "Job" } }] },
    [/services.1.workload.kind: should be "Deployment" or "StatefulSet" or "DaemonSet"/],
  ],
  [
    "a profile that nobody wrote",
    { services: [{ ...shop, metrics: { ...metrics, profile: "statsd" } }] },
    [/services.0.metrics.profile: there is no profile "statsd"; known are opentelemetry, /],
  ],
  [
    "a profile of a name that is taken",
    { metricsProfiles: { opentelemetry: { requests: { counter: "x" }, labels: { status: ["code"] } } } },
    [/metricsProfiles.opentelemetry: .* need not be written down/],
  ],
  [
    "releases that nothing judges",
    { services: [{ ...shop, metrics: undefined }] },
    [/services.0: "shop" is promoted, so it needs metrics/],
  ],
  [
    "releases that nothing was promised of",
    { services: [{ ...shop, metrics: { ...metrics, objectives: [] } }] },
    Array.from(
      { length: 4 },
      () => /^objectives\/shop.yaml line \d+, spec.indicatorRef: "shop" does not name/,
    ),
  ],
  [
    "faults of both files",
    { environments: [environment("dev", null), environment("live", "dev")], replicas: 3 },
    [
      /^line \d+, replicas: is no key that is known here/,
      ...["availability", "latency"].map(
        () => /^objectives\/shop.yaml line \d+, .*: there is no environment "prod"/,
      ),
    ],
  ],
  [
    "a repository with a tag",
    { services: [{ ...shop, promotion: { ...shop.promotion, image: "r.local/shop@sha256:1" } }] },
    [/services.0.promotion.image: a repository is a registry's host and a path, without tag or digest/],
  ],
  [
    "a label that is no label",
    { services: [{ ...shop, metrics: { ...metrics, labels: { "a-b": "c" } } }] },
    [/services.0.metrics.labels.a-b: /],
  ],
  [
    "an overlay that is the same everywhere",
    { services: [{ ...shop, promotion: { overlay: "shop/dev" } }] },
    [/services.0.promotion.overlay: names \{environment\}/],
  ],
  [
    "an unknown key",
    { services: [{ ...shop, replicas: 3 }] },
    [
      /^line \d+, services.0.replicas: is no key that is known here: id, component, environments, workload, promotion, metrics;/,
    ],
  ],
])("%s is said with its line", (_, changes, expected) => {
  const faults = faultsOf(changes);
  expect(faults).toHaveLength(expected.length);
  expected.forEach((pattern, index) => expect(faults[index]).toMatch(pattern));
});

describe("services to promote", () => {
  const cartPromises = promises.map(({ text }) => ({
    path: "objectives/cart.yaml",
    text: text.replaceAll("shop", "cart"),
  }));
  const cart = {
    id: "cart",
    workload: { name: "cart" },
    promotion: { overlay: "cart/{environment}", image: "r.local/cart" },
    metrics: {
      profile: "opentelemetry",
      labels: { job: "cart" },
      objectives: ["cart-availability", "cart-latency"],
    },
  };
  const read = (services: readonly object[], files = promises) =>
    parseProductConfiguration(stringify({ ...valid, services }), "greenroom.yaml", files);
  const promotedIn = (services: readonly object[], files = promises) =>
    read(services, files)
      .services.filter(isPromoted)
      .map(({ id, promotion }) => [id, promotion.image ?? null]);

  test("may be several, or none", () => {
    expect(promotedIn([shop, cart, search], [...promises, ...cartPromises])).toEqual([
      ["shop", null],
      ["cart", "r.local/cart"],
    ]);
    expect(promotedIn([search], [])).toEqual([]);
  });

  test("each need an objective about failures", () => {
    const latencyAlone = { ...cart, metrics: { ...cart.metrics, objectives: ["cart-latency"] } };
    const withoutFailures = cartPromises.map(({ path, text }) => ({
      path,
      text: text
        .split("---\n")
        .filter((document) => !document.includes("availability"))
        .join("---\n"),
    }));
    const files = [...promises, ...withoutFailures];
    expect(promotedIn([shop, latencyAlone], files)).toEqual([["shop", null]]);
    expect(read([shop, latencyAlone], files).faults.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /line \d+, services.1.metrics: is of a service that is promoted: it needs an objective about failures/,
      ),
    ]);
  });
});
