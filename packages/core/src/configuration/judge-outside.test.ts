import { expect, test } from "vitest";
import { objectiveFile } from "../objectives/objectives-fixture.ts";
import {
  describeNotLookedUp,
  describeStrays,
  judgeOutside,
  type Outside,
  type OutsideJudgement,
  type Unmeasured,
  parseProductConfiguration,
} from "./index.ts";

const text = `product: { name: Greenroom }
environments:
  - id: test
    name: Test
    cluster:
      context: kind-kind
      namespace: shop-test
    terraform:
      layers:
        - platform
        - edge
    promotion: { from: null }
services:
  - id: shop
    workload:
      name: shop
    component: shop-web
    promotion:
      overlay: "shop/{environment}"
    metrics:
      profile: opentelemetry
      labels: { job: shop }
      objectives: [shop-availability, shop-latency]
`;
const configuration = parseProductConfiguration(text, "greenroom.yaml", [objectiveFile(["test"])]);
const deployment = (name: string, namespace = "shop-test") => ({
  kind: "Deployment" as const,
  namespace,
  name,
});
const found = <Value>(value: Value) => ({ kind: "found" as const, value });
const whole: Outside = {
  manifestsDirectory: "manifests",
  overlays: new Set(["shop/test"]),
  emptyOverlays: new Set(),
  overlayRepositories: new Map([["shop/test", new Set(["r.local/shop"])]]),
  infraDirectory: "infra",
  variableFiles: new Set(["test/platform.tfvars", "test/edge.tfvars", "live/platform.tfvars"]),
  stacks: ["platform", "edge"],
  modelDirectory: "model",
  hasModel: true,
  components: found(["shop-web"]),
  contexts: found(["kind-kind"]),
  environments: new Map([
    ["test", { workloads: found([deployment("shop")]), unmeasured: found(new Map<string, Unmeasured>()) }],
  ]),
};
const judge = (changes: Partial<Outside>) =>
  inWords(judgeOutside(text, configuration, { ...whole, ...changes }));
/** As the command says it. */
const inWords = ({ faults, notLookedUp, strays }: OutsideJudgement) => ({
  faults: faults.map((fault) => fault.text),
  notLookedUp: describeNotLookedUp(notLookedUp),
  toAdd: describeStrays(strays, configuration.written),
});
const inTest = (changes: object) => ({
  environments: new Map([
    [
      "test",
      {
        workloads: found([deployment("shop")]),
        unmeasured: found(new Map<string, Unmeasured>()),
        ...changes,
      },
    ],
  ]),
});

test("what is all there has no fault, and nothing is left to say", () =>
  expect(judge({})).toEqual({ faults: [], notLookedUp: [], toAdd: [] }));

test.each<[string, Partial<Outside>, string]>([
  [
    "an overlay",
    { overlays: new Set() },
    "line 19, services.0.promotion.overlay: there is no overlay shop/test for Test in manifests; make it or correct the path; GREENROOM_MANIFESTS_DIR says where overlays are",
  ],
  [
    "a stack",
    { stacks: ["platform"] },
    'line 11, environments.0.terraform.layers.1: there is no stack "edge" in infra/stacks; there are: platform; GREENROOM_INFRA_DIR says where they are',
  ],
  [
    "what an overlay builds",
    { emptyOverlays: new Set(["shop/test"]) },
    "line 19, services.0.promotion.overlay: the overlay shop/test of Test in manifests holds no kustomization.yaml with anything to build; write one, list its resources there, or correct the path",
  ],
  [
    "a file of variables",
    { variableFiles: new Set(["test/platform.tfvars"]) },
    "line 11, environments.0.terraform.layers.1: there is no infra/environments/test/edge.tfvars, which says how Test differs; write it, empty where nothing does",
  ],
  [
    "a series with these labels",
    inTest({ unmeasured: found(new Map([["shop", "other_labels"]])) }),
    'line 22, services.0.metrics.labels: the Prometheus of Test has http_server_request_duration_seconds or http_server_request_duration_seconds_count, and has had no series of it with namespace="shop-test", job="shop" for a day; name labels that the service\'s series have there',
  ],
  [
    "a component",
    { components: found(["shop"]) },
    'line 17, services.0.component: there is no component "shop-web" in model; correct the id, or leave it out where a component is bound to the workload; GREENROOM_MODEL_DIR says where the model is',
  ],
  [
    "a context",
    {
      contexts: found(["prod", "dev"]),
      ...inTest({ workloads: { kind: "not_looked_up", reason: "the kubeconfig has no context" } }),
    },
    'line 6, environments.0.cluster.context: the kubeconfig has no context "kind-kind"; there are: prod, dev',
  ],
  [
    "a workload",
    inTest({ workloads: found([]) }),
    'line 16, services.0.workload.name: there is no Deployment "shop" in the namespace shop-test of Test; correct the name or deploy it; there is none',
  ],
  [
    "a workload of that kind",
    inTest({ workloads: found([{ ...deployment("shop"), kind: "StatefulSet" }]) }),
    'line 16, services.0.workload.name: there is no Deployment "shop" in the namespace shop-test of Test; correct the name or deploy it; there are: StatefulSet shop',
  ],
  [
    "a workload in that namespace",
    inTest({ workloads: found([deployment("shop", "elsewhere")]) }),
    'line 16, services.0.workload.name: there is no Deployment "shop" in the namespace shop-test of Test; correct the name or deploy it; there is none',
  ],
  [
    "a metric",
    inTest({ unmeasured: found(new Map([["shop", "unknown_metric" as const]])) }),
    "line 21, services.0.metrics.profile: the Prometheus of Test has had no http_server_request_duration_seconds or http_server_request_duration_seconds_count for a day; name a profile whose metric the service has, or let Prometheus scrape it",
  ],
])("%s that is not there is said with its line and what to do, once", (_, changes, fault) =>
  expect(judge(changes)).toMatchObject({ faults: [fault], notLookedUp: [] }),
);

test("the cluster that Greenroom runs in cannot be looked into from elsewhere, which is no fault", () => {
  const here = text.replace("context: kind-kind", "context: in-cluster");
  const inPod = parseProductConfiguration(here, "greenroom.yaml", [objectiveFile(["test"])]);
  const reason = "this process runs in no pod";
  const judged = inWords(
    judgeOutside(here, inPod, { ...whole, ...inTest({ workloads: { kind: "not_looked_up", reason } }) }),
  );
  expect(judged).toEqual({
    faults: [],
    notLookedUp: [`Test: workloads not looked up: ${reason}`],
    toAdd: [],
  });
});

test("workloads that no service names are listed with the lines to add, which are no fault", () => {
  const other = (kind: string, name: string, namespace = "shop-test") => ({ kind, name, namespace });
  const { faults, toAdd } = judge(
    inTest({
      workloads: found([
        ...["shop", "shop-worker", "old.web"].map((name) => deployment(name)),
        other("StatefulSet", "shop"),
        other("StatefulSet", "db", "data"),
        other("DaemonSet", "old.agent"),
      ]),
    }),
  );
  expect(faults).toEqual([]);
  expect(toAdd).toEqual([
    "  - id: shop-worker # seen in Test",
    "    workload: { name: shop-worker }",
    "  # old.web, seen in Test, has a name that greenroom.yaml cannot hold",
    "  - id: shop-statefulset # seen in Test",
    "    workload: { kind: StatefulSet, name: shop }",
    "  - id: db # seen in Test",
    "    workload: { kind: StatefulSet, name: db, namespaces: { test: data } }",
    "  # DaemonSet old.agent, seen in Test, has a name that greenroom.yaml cannot hold",
  ]);
});

test("what an environment does not have is not missed in it, and a stranger of its name is said", () => {
  const both = text
    .replace(
      "    promotion: { from: null }\n",
      "    promotion: { from: null }\n  - id: live\n    name: Live\n    cluster: { context: kind-kind, namespace: shop-live }\n    terraform: { layers: [platform] }\n    promotion: { from: test }\n",
    )
    .concat(
      "  - id: search\n    environments: [live]\n    workload: { name: search }\n    metrics: { profile: opentelemetry, labels: { job: search } }\n",
    );
  const configured = parseProductConfiguration(both, "greenroom.yaml", [objectiveFile(["test", "live"])]);
  const measured = found(new Map<string, Unmeasured>());
  const of = (running: readonly string[]) =>
    judgeOutside(both, configured, {
      ...whole,
      overlays: new Set(["shop/test", "shop/live"]),
      environments: new Map([
        [
          "test",
          {
            workloads: found(running.map((name) => deployment(name))),
            unmeasured: found(new Map([["search", "unknown_metric" as const]])),
          },
        ],
        [
          "live",
          {
            workloads: found(["shop", "search"].map((name) => deployment(name, "shop-live"))),
            unmeasured: measured,
          },
        ],
      ]),
    });
  expect(of(["shop"])).toEqual({ faults: [], notLookedUp: [], strays: [] });
  expect(of(["shop", "search"])).toMatchObject({
    faults: [],
    strays: [{ kind: "Deployment", name: "search", seen: [{ id: "test" }] }],
  });
});

test("what a Prometheus that has just started has not scraped yet is said, and is no fault", () =>
  expect(judge(inTest({ unmeasured: found(new Map([["shop", "not_scraped_yet"]])) }))).toMatchObject({
    faults: [],
    notLookedUp: [expect.stringMatching(/^shop in Test: not scraped yet: /)],
  }));

test("a directory without a model is a fault of the setting that names it", () => {
  const unread = { kind: "not_looked_up", reason: "empty" } as const;
  const { faults, notLookedUp } = judgeOutside(text, configuration, {
    ...whole,
    hasModel: false,
    components: unread,
  });
  expect(faults).toMatchObject([
    {
      file: "model",
      text: expect.stringMatching(/^holds no model.* GREENROOM_MODEL_DIR/),
      about: ["component"],
    },
  ]);
  expect(notLookedUp).toEqual([]);
});

test("who was asked and gave no answer is said with the line that names it, or with the setting", () => {
  const silent = { kind: "not_looked_up", reason: "no answer", failure: "http://p: no answer" } as const;
  const failuresOf = (changed: string) =>
    judgeOutside(changed, parseProductConfiguration(changed, "g", [objectiveFile(["test"])]), {
      ...whole,
      ...inTest({ workloads: silent, unmeasured: silent }),
    }).notLookedUp.map(({ failure }) => failure);
  expect(failuresOf(text)).toEqual([
    "line 6, environments.0.cluster.context: http://p: no answer",
    "http://p: no answer",
  ]);
  const own = text.replace("    name: Test\n", "    name: Test\n    prometheus: { url: http://p }\n");
  expect(failuresOf(own)[1]).toBe("line 5, environments.0.prometheus.url: http://p: no answer");
});

/** What is suggested, in the file that it is suggested for. */
function pasted(into: string, lines: readonly string[], environments: readonly string[]) {
  const read = parseProductConfiguration(`${into}${lines.join("\n")}\n`, "greenroom.yaml", [
    objectiveFile(environments),
  ]);
  expect(read.faults).toEqual([]);
  return read.services.map(({ id, environments: places }) => [id, places ?? "all"]);
}

test("the lines to add have no fault, wherever the workload was seen and whatever it is called", () => {
  const live = `  - id: live
    name: Live
    cluster: { context: kind-kind, namespace: shop-live }
    terraform: { layers: [platform] }
    promotion: { from: test }
services:
`;
  const both = text.replace("services:\n", live);
  const configured = parseProductConfiguration(both, "g", [objectiveFile(["test", "live"])]);
  const at = (environment: string, namespace: string | null = null) => ({
    id: environment,
    name: environment,
    namespace,
  });
  const stray = (name: string, ...seen: readonly ReturnType<typeof at>[]) => ({
    ...deployment(name),
    isMissed: false,
    seen,
  });
  const long = "a".repeat(63);
  const lines = describeStrays(
    [
      stray("jobs", at("test"), at("live")),
      stray("agent", at("test")),
      stray("db", at("test"), at("test", "data"), at("live", "live-data")),
      stray("null", at("live")),
      stray("42", at("live", "1e3")),
      stray(long, at("live")),
      { ...stray(long, at("test")), kind: "StatefulSet" },
    ],
    configured.written,
  );
  expect(pasted(both, lines, ["test", "live"])).toEqual([
    ["shop", "all"],
    ["jobs", "all"],
    ["agent", ["test"]],
    ["db", "all"],
    ["db-deployment", ["test"]],
    ["null", ["live"]],
    ["42", ["live"]],
    [long, ["live"]],
    [`${"a".repeat(51)}-statefulset`, ["test"]],
  ]);
});

test("a workload of a namespace that environments of one cluster share is seen once", () => {
  const shared = text
    .replace(
      "services:\n",
      "  - id: live\n    name: Live\n    cluster: { context: kind-kind, namespace: shop-live }\n    terraform: { layers: [platform] }\n    promotion: { from: test }\nservices:\n",
    )
    .replace("    component: shop-web\n", "");
  const { written } = parseProductConfiguration(shared, "g", [objectiveFile(["test", "live"])]);
  const seen = (own: string) => ({
    workloads: found([deployment("shop", own), deployment("agent", "tools")]),
    unmeasured: found(new Map<string, Unmeasured>()),
  });
  const { strays } = judgeOutside(shared, written, {
    ...whole,
    environments: new Map([
      ["test", seen("shop-test")],
      ["live", seen("shop-live")],
    ]),
  });
  const lines = describeStrays(strays, written);
  expect(lines).toContain("    environments: [test]");
  expect(pasted(shared, lines, ["test", "live"])).toEqual([
    ["shop", "all"],
    ["agent", ["test"]],
  ]);
});

test("a workload whose service has a misspelt one is not suggested as another service", () => {
  const misspelt = text.replace("      name: shop\n", "      name: shpo\n");
  const { written } = parseProductConfiguration(misspelt, "g", [objectiveFile(["test"])]);
  const { strays } = judgeOutside(misspelt, written, whole);
  expect(describeStrays(strays, written)).toEqual([
    "  # shop, seen in Test: if it is what runs the service shop, write its kind and name in that one's workload",
  ]);
  pasted(text, describeStrays(strays, written), ["test"]);
});

test("where nobody could look is said, and is no fault", () => {
  const none = { kind: "not_looked_up", reason: "no KUBECONFIG" } as const;
  const silent = { kind: "not_looked_up", reason: "no PROMETHEUS_URL" } as const;
  const unread = { kind: "not_looked_up", reason: "the model has faults" } as const;
  expect(
    judge({ contexts: none, components: unread, ...inTest({ workloads: none, unmeasured: silent }) }),
  ).toEqual({
    faults: [],
    notLookedUp: [
      "Test: clusters not looked up: no KUBECONFIG",
      "Test: metrics not looked up: no PROMETHEUS_URL",
      "Architecture: components not looked up: the model has faults",
    ],
    toAdd: [],
  });
});

test("a container that the workload does not have is a fault, and one that nobody looked for is none", () => {
  const changed = text.replace("      name: shop\n", "      name: shop\n      container: web\n");
  const configured = parseProductConfiguration(changed, "greenroom.yaml", [objectiveFile(["test"])]);
  const faultsWith = (containers: object) =>
    judgeOutside(changed, configured, {
      ...whole,
      ...inTest({ workloads: found([{ ...deployment("shop"), ...containers }]) }),
    }).faults.map((fault) => fault.text);
  expect(faultsWith({ containers: ["app", "proxy"] })).toEqual([
    'line 17, services.0.workload.container: the Deployment "shop" of Test has no container "web"; correct the name; there are: app, proxy',
  ]);
  expect(faultsWith({ containers: ["web"] })).toEqual([]);
  expect(faultsWith({})).toEqual([]);
});

test("an image that the overlay does not hold is a fault, and one of an overlay that must be built is none", () => {
  const changed = text.replace('{environment}"', '{environment}"\n      image: r.local/shpo');
  const configured = parseProductConfiguration(changed, "greenroom.yaml", [objectiveFile(["test"])]);
  const faultsWith = (repositories: readonly string[] | null) =>
    judgeOutside(changed, configured, {
      ...whole,
      overlayRepositories: new Map(
        repositories === null ? [] : [["shop/test", new Set(repositories)] as const],
      ),
    }).faults.map((fault) => fault.text);
  expect(faultsWith(["r.local/shop", "proxy"])).toEqual([
    'line 20, services.0.promotion.image: the overlay shop/test of Test holds no image "r.local/shpo"; correct it, or leave it out where releases come from anywhere; there are: r.local/shop, proxy',
  ]);
  expect(faultsWith(["r.local/shpo"])).toEqual([]);
  // The last part of its name alone stands there for it until a release is put in.
  expect(faultsWith(["shpo"])).toEqual([]);
  expect(faultsWith(null)).toEqual([]);
});

test("a fault says what it is about, and of what, so that it can be shown there", () => {
  const { faults } = judgeOutside(text, configuration, {
    ...whole,
    overlays: new Set(),
    stacks: ["platform"],
    ...inTest({ workloads: found([]), unmeasured: found(new Map([["shop", "unknown_metric" as const]])) }),
  });
  expect(faults.map(({ about, environment, service }) => [about, environment, service])).toEqual([
    [["terraform"], "test", null],
    [["workload"], "test", "shop"],
    [["promotion"], "test", "shop"],
    [["metrics"], "test", "shop"],
  ]);
});
