import { describe, expect, test } from "vitest";
import type { Environment } from "../../environments/index.ts";
import { serviceFixture } from "../../services/service-fixture.ts";
import { UnavailableError } from "../../result/index.ts";
import { modelFiles } from "../../architecture/model-fixture.ts";
import { type PlatformModel, readPlatformModel } from "../read-platform-model.ts";
import type { Risk } from "../risk.ts";
import { riskFixture } from "../risk-fixture.ts";
import { evaluateEvidence, type EvidencePorts } from "./evaluate-evidence.ts";
import { evidenceCheckId, evidenceCheckSchema, evidenceTitle } from "./evidence-check.ts";
import { judgeCluster } from "./judge-cluster.ts";
import { judgeModel } from "./judge-model.ts";
import { judgeTerraform } from "./judge-terraform.ts";
import { judgeMeasurement, measurementQuery } from "./measurements.ts";
import type { WorkloadPosture, WorkspacePosture } from "./posture.ts";
import { withoutStale } from "./reading.ts";
import { environmentFixture } from "../../environments/environment-fixture.ts";

const sound: WorkloadPosture = {
  name: "go-demo",
  readyPods: 3,
  nodes: ["a", "b"],
  disruptionBudget: { name: "go-demo", disruptionsAllowed: 1 },
  autoscaler: { name: "go-demo", minReplicas: 3, maxReplicas: 8, currentReplicas: 3 },
  containers: [{ name: "go-demo", hasResources: true, hasProbes: true }],
};

test.each([
  ["more-than-one-replica", {}, "holding", "3 pods ready"],
  ["more-than-one-replica", { readyPods: 1 }, "violated", "1 pod ready"],
  ["spread-over-nodes", {}, "holding", "3 ready pods on 2 nodes"],
  ["spread-over-nodes", { nodes: ["a"] }, "violated", "3 ready pods on 1 node"],
  ["disruption-budget", {}, "holding", "go-demo allows 1 disruption now"],
  ["disruption-budget", { disruptionBudget: null }, "violated", "No disruption budget selects its pods."],
  ["autoscaler", {}, "holding", "3 of at most 8 pods"],
  ["autoscaler", { autoscaler: null }, "violated", "No autoscaler targets it."],
  [
    "autoscaler",
    { autoscaler: { name: "go-demo", minReplicas: 3, maxReplicas: 8, currentReplicas: 8 } },
    "violated",
    "8 of at most 8 pods",
  ],
  [
    "resource-limits",
    { containers: [{ name: "go-demo", hasResources: false, hasProbes: true }] },
    "violated",
    "Without requests and limits: go-demo",
  ],
  ["probes", {}, "holding", "1 container, all with both probes"],
] as const)("cluster: %s with %j is %s", (rule, changes, outcome, observed) => {
  expect(judgeCluster(rule, { ...sound, ...changes })).toEqual({ outcome, observed });
});

test("a workload that is not there holds nothing", () =>
  expect(judgeCluster("probes", null).outcome).toBe("violated"));

const workspace = (changes: Partial<WorkspacePosture> = {}): WorkspacePosture => ({
  environment: environment("prod").id,
  layer: "platform",
  release: "1.2.0",
  newestRelease: "1.2.0",
  state: { isSealed: true, resources: 12 },
  lastPlan: { at: "2026-01-01T00:00:00Z", hasChanges: false },
  ...changes,
});

test.each([
  ["no-drift", [workspace()], "holding"],
  ["no-drift", [workspace(), workspace({ lastPlan: null })], "unknown"],
  ["no-drift", [workspace({ lastPlan: { at: "2026-01-01T00:00:00Z", hasChanges: true } })], "violated"],
  ["no-drift", [], "unknown"],
  ["state-encrypted", [workspace()], "holding"],
  [
    "state-encrypted",
    [workspace({ state: { isSealed: false, resources: { unreadable: "no" } } })],
    "violated",
  ],
  ["state-encrypted", [workspace(), workspace({ state: null })], "unknown"],
  ["small-state", [workspace({ state: { isSealed: true, resources: 250 } })], "holding"],
  ["small-state", [workspace({ state: { isSealed: true, resources: 251 } })], "violated"],
  ["small-state", [workspace({ state: { isSealed: false, resources: { unreadable: "no" } } })], "unknown"],
  ["one-release", [workspace()], "holding"],
  ["one-release", [workspace({ release: "1.1.0" }), workspace({ release: null })], "violated"],
  ["one-release", [workspace({ release: null })], "unknown"],
] as const)("terraform: %s of %j is %s", (rule, workspaces, outcome) => {
  expect(judgeTerraform(rule, workspaces).outcome).toBe(outcome);
});

test("a state that cannot be read says why", () => {
  const unreadable = workspace({
    state: { isSealed: true, resources: { unreadable: "The key is another." } },
  });
  expect(judgeTerraform("small-state", [unreadable])).toEqual({
    outcome: "unknown",
    observed: "platform: The key is another.",
  });
});

test.each([
  [{ atMost: 0.01 }, 0.01, "holding"],
  [{ atMost: 0.01 }, 0.02, "violated"],
  [{ atLeast: 1 }, 0, "violated"],
  [{ atLeast: 1 }, null, "unknown"],
  [{ atMost: 1 }, Number.NaN, "unknown"],
])("a measurement with %j of %s is %s", (bounds, value, outcome) => {
  expect(judgeMeasurement(bounds, value).outcome).toBe(outcome);
});

test.each([
  [
    { source: "prometheus", measurement: "series", environment: "prod" },
    /a measurement holds within a bound/,
  ],
  [{ source: "model", rule: "luck" }, /objective-chain/],
  [{ source: "cluster", rule: "luck", environment: "prod" }, /more-than-one-replica/],
  [{ source: "cluster", rule: "probes", environment: "No" }, /lower-case/],
])("%j is refused", (check, message) => {
  expect(evidenceCheckSchema.safeParse(check).error?.message).toMatch(message);
});

test("the design holds unless a rule finds something that is not suppressed", () => {
  const finding = {
    rule: "hard-cycle",
    severity: "high",
    subject: { kind: "component", id: "a" },
    components: ["a", "b"],
    message: "a and b wait for each other.",
  } as const;
  const suppressedBy = { reason: "r", until: "2026-12-31" };
  expect(judgeModel("hard-cycle", undefined, [finding]).outcome).toBe("violated");
  expect(judgeModel("hard-cycle", "b", [finding]).outcome).toBe("violated");
  expect(judgeModel("hard-cycle", "c", [finding]).outcome).toBe("holding");
  expect(judgeModel("hard-cycle", "a", [{ ...finding, suppressedBy }]).outcome).toBe("holding");
});

test.each(["container-restarts", "cpu-throttled-ratio", "scraped-targets"] as const)(
  "%s is that of the service's pods in the environment's cluster alone",
  (measurement) => {
    const east = { ...environment("prod"), metrics: { labels: { cluster: "east" } } };
    const query = measurementQuery(measurement, serviceFixture, east, { kind: "measured", seconds: 15 });
    const [, ...asked] = query?.split("{namespace=") ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((of) => !of.startsWith('"prod",cluster="east",pod=~"go-demo-'))).toEqual([]);
  },
);

test("a check has a name and a title", () => {
  const check = evidenceCheckSchema.parse({
    source: "prometheus",
    measurement: "failed-request-ratio",
    environment: "prod",
    atMost: 0.01,
  });
  expect(evidenceCheckId(check)).toBe("prometheus:failed-request-ratio:prod");
  expect(evidenceTitle(check)).toBe("Share of failed requests: at most 0.01");
});

test("what nobody has looked at for a while is unknown, and says what was seen last", () => {
  const reading = {
    risk: "r",
    check: "c",
    outcome: "holding",
    observed: "3 pods ready",
    since: "2026-01-01T00:00:00Z",
    checkedAt: "2026-01-01T00:00:00Z",
  } as const;
  expect(withoutStale(reading, new Date("2026-01-01T00:01:00Z"))).toBe(reading);
  expect(withoutStale(reading, new Date("2026-01-01T00:02:00Z"))).toMatchObject({
    outcome: "unknown",
    observed: "Not looked at since; last seen: 3 pods ready",
  });
});

describe("looking everything up", () => {
  const check = (source: "cluster" | "terraform", rule: string, environmentId = "prod") => ({
    source,
    rule,
    environment: environmentId,
  });

  test("asks each environment once, and one failure leaves the rest", async () => {
    let reads = 0;
    const found = await evaluateEvidence(
      ports({
        cluster: {
          read: async () => {
            reads += 1;
            return sound;
          },
        },
        terraform: { read: () => Promise.reject(new UnavailableError("postgres", "The database is away.")) },
      }),
      model([
        risk("a", [check("cluster", "probes"), check("cluster", "autoscaler")]),
        risk("b", [check("terraform", "no-drift"), check("cluster", "probes", "nowhere")]),
      ]),
      new Date("2026-01-01"),
    );
    expect(reads).toBe(1);
    expect(found.map(({ check: id, outcome, observed }) => [id, outcome, observed])).toEqual([
      ["cluster:probes:prod", "holding", "1 container, all with both probes"],
      ["cluster:autoscaler:prod", "holding", "3 of at most 8 pods"],
      ["terraform:no-drift:prod", "unknown", "The database is away."],
      ["cluster:probes:nowhere", "unknown", "greenroom.yaml has no environment nowhere."],
    ]);
  });
});

const { content } = readPlatformModel(modelFiles({ "risks.yaml": "risks: []\n" }));
const model = (risks: readonly Risk[]): PlatformModel => {
  if (!content) throw new Error("the example model has faults");
  return { architecture: content.architecture, risks };
};

function environment(id: string): Environment {
  return environmentFixture(id);
}

function ports(changes: Partial<EvidencePorts>): EvidencePorts {
  return {
    environments: [environment("prod")],
    services: [serviceFixture],
    cluster: { read: async () => sound },
    terraform: { read: async () => [] },
    metrics: {
      lastAnsweredAt: () => null,
      scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
      instant: async () => [],
      range: async () => [],
    },
    ...changes,
  };
}

function risk(id: string, evidence: readonly object[]): Risk {
  return riskFixture(id, { evidence: evidence.map((check) => evidenceCheckSchema.parse(check)) });
}

describe("of several promoted services the worst is told, and whose it is", () => {
  const [shop, cart] = ["shop", "cart"].map((id) => ({
    ...serviceFixture,
    id,
    workload: { ...serviceFixture.workload, name: id },
  }));
  const replicas = { source: "cluster", rule: "more-than-one-replica", environment: "prod" };
  const restarts = {
    source: "prometheus",
    measurement: "container-restarts",
    environment: "prod",
    atMost: 1,
  };
  const look = async (check: object, changes: Partial<EvidencePorts>) => {
    const [found] = await evaluateEvidence(
      ports({ services: [shop!, cart!], ...changes }),
      model([risk("r", [check])]),
      new Date(),
    );
    return found;
  };
  const measured = (values: Readonly<Record<string, number>>) => ({
    metrics: {
      ...ports({}).metrics,
      instant: async (_: unknown, query: string) =>
        Object.entries(values).flatMap(([name, value]) =>
          query.includes(`"${name}-`) ? [{ labels: {}, value }] : [],
        ),
    },
  });

  test("a cluster is looked at for each workload", async () => {
    const read: EvidencePorts["cluster"]["read"] = async (_, { name }) =>
      name === "cart" ? { ...sound, readyPods: 1 } : sound;
    expect(await look(replicas, { cluster: { read } })).toMatchObject({
      outcome: "violated",
      observed: "cart: 1 pod ready",
    });
  });

  test("what is not known of one is not known, unless another breaks it", async () => {
    expect(await look(restarts, measured({ shop: 0, cart: 1 }))).toMatchObject({
      outcome: "holding",
      observed: "shop: 0; cart: 1",
    });
    expect(await look(restarts, measured({ shop: 0 }))).toMatchObject({
      outcome: "unknown",
      observed: "cart: Prometheus measured nothing.",
    });
    expect(await look(restarts, measured({ shop: 7 }))).toMatchObject({
      outcome: "violated",
      observed: "shop: 7",
    });
  });

  test("without any it is not known", async () => {
    for (const check of [replicas, restarts])
      expect(await look(check, { services: [] })).toMatchObject({
        outcome: "unknown",
        observed: "No service of greenroom.yaml is promoted, so it is measured of none.",
      });
  });
});
