import { expect, test } from "vitest";
import { stringify } from "yaml";
import { objectiveFile } from "../objectives/objectives-fixture.ts";
import { isPromoted } from "../services/index.ts";
import { ConfigurationError, parseProductConfiguration } from "./index.ts";

const environment = (id: string, from: string | null, changes: object = {}) => ({
  id,
  name: `The ${id}`,
  cluster: { context: "c", namespace: id },
  terraform: { layers: ["platform"] },
  promotion: { from },
  ...changes,
});
const ids = ["dev", "stage", "prod"];
const environments = [environment("dev", null), environment("stage", "dev"), environment("prod", "stage")];
const metrics = {
  profile: "opentelemetry",
  labels: { job: "shop" },
  objectives: ["shop-availability", "shop-latency"],
};
const shop = {
  id: "shop",
  workload: { name: "shop" },
  promotion: { overlay: "shop/{environment}" },
  metrics,
};
const search = {
  id: "search",
  workload: { name: "search" },
  metrics: { profile: "own", labels: { job: "search" } },
};
const own = { requests: { counter: "searches_total" }, labels: { status: ["code"] } };
const whole = { product: { name: "Shop" }, environments, services: [shop, search], metricsProfiles: { own } };

function read(changes: object, files = [objectiveFile(ids)]) {
  const text = stringify({ ...whole, ...changes }, { aliasDuplicateObjects: false });
  const configuration = parseProductConfiguration(text, "greenroom.yaml", files);
  return {
    environments: configuration.environments.map(({ id }) => id),
    services: configuration.services.map(({ id }) => id),
    measured: configuration.services.flatMap(({ id, metrics: of }) => (of === null ? [] : id)),
    promoted: configuration.services.filter(isPromoted).map(({ id }) => id),
    leftOut: configuration.leftOut.map(({ text: words }) => words),
    faults: configuration.faults,
    configuration,
  };
}
const all = {
  environments: ids,
  services: ["shop", "search"],
  measured: ["shop", "search"],
  promoted: ["shop"],
};

test("what has no fault is there as a whole", () =>
  expect(read({})).toMatchObject({ ...all, leftOut: [], faults: [] }));

test.each<[string, object, object, readonly string[]]>([
  ["a key that nobody knows", { environmnets: [] }, all, []],
  ["a product without a name", { product: {} }, all, []],
  [
    "an unknown key of a service",
    { services: [shop, { ...search, replicas: 3 }] },
    { ...all, services: ["shop"], measured: ["shop"] },
    ["the service search"],
  ],
  [
    "a workload of another service",
    { services: [shop, { ...search, workload: { name: "shop" } }] },
    { ...all, services: ["shop"], measured: ["shop"] },
    ["the service search"],
  ],
  [
    "a service in an environment that is none",
    { services: [shop, { ...search, environments: ["qa"] }] },
    { ...all, services: ["shop"], measured: ["shop"] },
    ["the service search"],
  ],
  [
    "a service twice",
    { services: [shop, search, { ...search, workload: { name: "other" }, metrics: undefined }] },
    all,
    ["the second service search"],
  ],
  [
    "a service twice, before the one whose workload and series it names",
    { services: [shop, { ...shop, workload: { name: "search" }, metrics: search.metrics }, search] },
    all,
    ["the second service shop"],
  ],
  [
    "an unknown key of a service that names another one's workload",
    { services: [{ ...search, id: "old", replicas: 3 }, shop, search] },
    all,
    ["the service old"],
  ],
  [
    "an environment twice, with the place of the one after it",
    {
      environments: [
        environments[0],
        environment("dev", null, { cluster: { context: "c", namespace: "stage" } }),
        ...environments.slice(1),
      ],
    },
    all,
    ["the second environment dev"],
  ],
  [
    "an environment's name twice",
    { environments: [environments[0], environment("stage", "dev", { name: "the DEV " }), environments[2]] },
    { ...all, environments: ["dev"] },
    ["the environment the DEV ", "the environment The prod"],
  ],
  [
    "a number of approvals that nobody can give",
    {
      environments: [
        ...environments.slice(0, 2),
        environment("prod", "stage", { promotion: { from: "stage", approvalsRequired: 99 } }),
      ],
    },
    { ...all, environments: ["dev", "stage"] },
    ["the environment prod"],
  ],
  [
    "a key of the name that schemas pass over",
    { services: [shop, JSON.parse(JSON.stringify(search).replace('"job"', '"__proto__":"a","job"'))] },
    { ...all, measured: ["shop"] },
    ["the metrics of search"],
  ],
  [
    "a profile that is none",
    { services: [shop, { ...search, metrics: { ...search.metrics, profile: "statsd" } }] },
    { ...all, measured: ["shop"] },
    ["the metrics of search"],
  ],
  [
    "a profile of a name that every object has",
    { services: [shop, { ...search, metrics: { ...search.metrics, profile: "constructor" } }] },
    { ...all, measured: ["shop"] },
    ["the metrics of search"],
  ],
  [
    "a profile with a fault",
    { metricsProfiles: { own: { ...own, failed: "5(" } } },
    { ...all, measured: ["shop"] },
    ["the metrics of search"],
  ],
  [
    "metrics of what is promoted with a fault",
    { services: [{ ...shop, metrics: { ...metrics, interval: 5 } }, search] },
    { ...all, measured: ["search"], promoted: [] },
    ["the metrics of shop", "the promotion of shop"],
  ],
  [
    "labels that select another service's series",
    {
      services: [
        { ...shop, metrics: { ...metrics, labels: { team: "a" } } },
        { ...search, metrics: { ...search.metrics, labels: { team: "a", job: "search" } } },
      ],
    },
    { ...all, measured: [], promoted: [] },
    ["the metrics of shop", "the promotion of shop", "the metrics of search"],
  ],
  [
    "a key of the promotion that nobody knows, which may have been meant to hold something back",
    { services: [{ ...shop, promotion: { ...shop.promotion, imagge: "r.local/shop" } }, search] },
    { ...all, promoted: [] },
    ["the promotion of shop"],
  ],
  [
    "a key of an environment that nobody knows: what comes from there goes with it",
    { environments: [environments[0], environment("stage", "dev", { colour: "red" }), environments[2]] },
    { ...all, environments: ["dev"] },
    ["the environment The stage", "the environment The prod"],
  ],
  [
    "approvals that are no number",
    {
      environments: [
        ...environments.slice(0, 2),
        environment("prod", "stage", { promotion: { from: "stage", approvalsRequired: "1" } }),
      ],
    },
    { ...all, environments: ["dev", "stage"] },
    ["the environment prod"],
  ],
])("%s costs that piece alone", (_, changes, expected, leftOut) => {
  const { faults, ...found } = read(changes);
  expect(found).toMatchObject({ ...expected, leftOut });
  expect(faults).toHaveLength(1);
});

test("series of metrics that have a fault are not counted for another service", () => {
  const found = read({
    services: [
      { ...shop, metrics: { ...metrics, labels: { team: "a", job: "shop" }, interval: 5 } },
      { ...search, metrics: { ...search.metrics, labels: { team: "a" } } },
    ],
  });
  expect(found).toMatchObject({ services: ["shop", "search"], measured: [], promoted: [] });
  expect(found.faults.map(({ text }) => text)).toEqual([
    expect.stringMatching(/services\.0\.metrics\.interval: is no key/),
    expect.stringMatching(/services\.1\.metrics\.labels: the labels of "search" select the series of "shop"/),
  ]);
});

test("nor are those of an environment that has one counted for another environment", () => {
  const at = (namespace: string, context: string) => ({ cluster: { context, namespace } });
  const found = read({
    environments: [
      environments[0],
      environment("stage", "dev", at("one", "west")),
      environment("prod", "dev", { ...at("one", "east"), colour: "red" }),
    ],
  });
  expect(found).toMatchObject({ environments: ["dev", "stage"], measured: [], promoted: [] });
});

test("an objective with a fault is no promise; the others of it hold, and what is promoted needs it", () => {
  const found = read({}, [objectiveFile(ids, { "op: lte, value: 0.25, ": "" })]);
  expect(found).toMatchObject({ ...all, leftOut: [] });
  const [{ metrics: measured }] = found.configuration.services;
  expect(
    ids.map((id) => [
      measured?.objectives[id]?.availability !== null,
      measured?.objectives[id]?.latency !== null,
    ]),
  ).toEqual([
    [true, false],
    [true, true],
    [true, true],
  ]);
  const faulty = read({}, [objectiveFile(ids, { "target: 0.99": "target: 99" })]);
  expect(faulty).toMatchObject({ ...all, promoted: [], leftOut: ["the promotion of shop"] });
  expect(faulty.faults).toHaveLength(1);
  expect(faulty.faults).toMatchObject([{ file: "objectives/shop.yaml", service: "shop" }]);
});

test("what is said on which pages: of what is left out as a whole on all", () => {
  const { faults } = read({
    services: [
      { ...shop, metrics: { ...metrics, profile: "statsd" }, promotion: { overlay: "shop" } },
      { ...search, component: "A b", workload: { name: "Search" } },
    ],
    environments: [...environments, environment("qa", "prod", { name: "" })],
  });
  expect(faults.map(({ about, service }) => [about, service])).toEqual([
    [["configuration"], null],
    [["promotion"], "shop"],
    [["metrics", "promotion"], "shop"],
    [["configuration"], null],
    [["component"], "search"],
  ]);
});

test.each<[string, string, RegExp]>([
  ["no YAML", "a: [", /line 1: /],
  ["no map", "- a", /line 1, the file: should be a map of keys and values and is a list/],
  ["no environments", stringify({ ...whole, environments: [] }), /environments: is empty; list at least one/],
  ["no services", stringify({ ...whole, services: undefined }), /services: is missing; add it, as a list/],
  ["no sound environment", stringify({ ...whole, environments: [{}] }), /environments\.0\.id: is missing/],
  [
    "no sound service",
    stringify({ ...whole, services: [{ ...search, id: "A" }] }),
    /services\.0\.id: a name is/,
  ],
  [
    "an alias of nothing",
    "product: *nothing",
    /line 1: \*nothing stands for nothing; write &nothing before it/,
  ],
  [
    "aliases of too much",
    `a: &a [${"1,".repeat(30)}]\n${["b", "c", "d", "e"].map((name, at) => `${name}: &${name} [${`*${"abcd"[at]},`.repeat(30)}]`).join("\n")}\n`,
    /its aliases stand for too much/,
  ],
])("of %s nothing is left to start with", (_, text, fault) => {
  const parse = () => parseProductConfiguration(text, "greenroom.yaml", []);
  expect(parse).toThrow(ConfigurationError);
  expect(parse).toThrow(fault);
});

test("what an alias stands for is judged wherever it stands", () => {
  const text = stringify(whole).replace(
    /promotion:\n {6}from: null/,
    "promotion: &first { from: null, soak: 1 }",
  );
  const twice = text.replace(/promotion:\n {6}from: dev/, "promotion: *first");
  expect(() => parseProductConfiguration(twice, "greenroom.yaml", [])).toThrow(
    /environments\.0\.promotion\.soak: is no key[^]*environments\.1\.promotion\.soak: is no key/,
  );
});
