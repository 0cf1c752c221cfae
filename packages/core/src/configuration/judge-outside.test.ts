import { expect, test } from "vitest";
import { objectiveFile } from "../objectives/objectives-fixture.ts";
import {
  describeNotLookedUp,
  describeStrays,
  judgeOutside,
  type Outside,
  type OutsideJudgement,
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
  infraDirectory: "infra",
  stacks: ["platform", "edge"],
  modelDirectory: "model",
  components: found(["shop-web"]),
  contexts: found(["kind-kind"]),
  environments: new Map([
    ["test", { workloads: found([deployment("shop")]), unmeasured: found(new Set<string>()) }],
  ]),
};
const judge = (changes: Partial<Outside>) =>
  inWords(judgeOutside(text, configuration, { ...whole, ...changes }));
/** As the command says it. */
const inWords = ({ faults, notLookedUp, strays }: OutsideJudgement) => ({
  faults: faults.map((fault) => fault.text),
  notLookedUp: describeNotLookedUp(notLookedUp),
  toAdd: describeStrays(strays, configuration.services),
});
const inTest = (changes: object) => ({
  environments: new Map([
    ["test", { workloads: found([deployment("shop")]), unmeasured: found(new Set<string>()), ...changes }],
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
    inTest({ unmeasured: found(new Set(["shop"])) }),
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
  const measured = found(new Set<string>());
  const of = (running: readonly string[]) =>
    judgeOutside(both, configured, {
      ...whole,
      overlays: new Set(["shop/test", "shop/live"]),
      environments: new Map([
        [
          "test",
          {
            workloads: found(running.map((name) => deployment(name))),
            unmeasured: found(new Set(["search"])),
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

test("a fault says what it is about, and of what, so that it can be shown there", () => {
  const { faults } = judgeOutside(text, configuration, {
    ...whole,
    overlays: new Set(),
    stacks: ["platform"],
    ...inTest({ workloads: found([]), unmeasured: found(new Set(["shop"])) }),
  });
  expect(faults.map(({ about, environment, service }) => [about, environment, service])).toEqual([
    [["terraform"], "test", null],
    [["promotion"], "test", "shop"],
    [["workload"], "test", "shop"],
    [["metrics"], "test", "shop"],
  ]);
});
