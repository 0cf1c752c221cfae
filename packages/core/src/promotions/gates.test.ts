import { describe, expect, test } from "vitest";
import type { Evidence } from "../metrics/index.ts";
import { rolloutFixture } from "../rollouts/rollout-fixture.ts";
import { scopeFixture } from "../metrics/scope-fixture.ts";
import { canRequest, canStart, closedInWords, type GateInput, judgeGates } from "./gates.ts";
import { mirrored, pastFixture, promotionFixture, releaseFixture } from "./promotion-fixture.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";

const environment = (id: string, from: string | null, approvalsRequired = 0) =>
  environmentFixture(id, { promotion: { from, approvalsRequired } });
const [dev, stage, prod] = [
  environment("dev", null),
  environment("stage", "dev"),
  environment("prod", "stage", 1),
];
const image = (letter: string) => ({
  reference: "",
  repository: "greenroom.local/go-demo",
  tag: null,
  digest: `sha256:${letter.repeat(64)}`,
});
const measured = {
  kind: "measured",
  windowSeconds: 120,
  delivery: "scraped",
  measuredPods: ["p1", "p2"],
  requests: 100,
  failedRequests: 0,
  objective: scopeFixture().objective,
} satisfies Evidence;

const sound: GateInput = {
  kind: "promote",
  environments: [dev, stage, prod],
  target: stage,
  release: releaseFixture("b"),
  rollouts: [
    rolloutFixture("dev", { image: image("b") }),
    rolloutFixture("stage", { image: image("a") }),
    rolloutFixture("prod", { image: image("a") }),
  ],
  sourceEvidence: measured,
  riskHolds: [],
  active: null,
  history: [],
  approvals: 0,
};

test("all gates are open when dev runs the release soundly and stage runs another", () => {
  const gates = judgeGates(sound);
  expect(gates.map(({ id, state }) => [id, state])).toEqual([
    ["order", "open"],
    ["target-reachable", "open"],
    ["target-differs", "open"],
    ["no-other-promotion", "open"],
    ["source-healthy", "open"],
    ["source-evidence", "open"],
    ["risk-evidence", "not_applicable"],
    ["approval", "not_applicable"],
  ]);
  expect(canStart(gates)).toBe(true);
});

test.each<[string, Partial<GateInput>, string, RegExp]>([
  ["the source runs another release", { release: releaseFixture("c") }, "order", /dev does not run 1.0.2/],
  [
    "the source runs that digest from another repository",
    { release: mirrored(releaseFixture("b")) },
    "order",
    /dev does not run 1.0.1/,
  ],
  [
    "it is not known what the source runs",
    { rollouts: [rolloutFixture("stage", { image: image("a") })] },
    "order",
    /not known what dev runs/,
  ],
  [
    "the source is degraded",
    {
      rollouts: [
        rolloutFixture("dev", {
          image: image("b"),
          status: "Degraded",
          reason: "CrashLoopBackOff in pod p1.",
        }),
        rolloutFixture("stage", { image: image("a") }),
      ],
    },
    "source-healthy",
    /dev is Degraded: CrashLoopBackOff/,
  ],
  [
    "the source's cluster is gone",
    {
      rollouts: [
        rolloutFixture("dev", { image: image("b") }, "unreachable"),
        rolloutFixture("stage", { image: image("a") }),
      ],
    },
    "source-healthy",
    /dev is not reachable: no answer/,
  ],
  [
    "Prometheus does not answer",
    { sourceEvidence: { kind: "unavailable", windowSeconds: 120, reason: "Prometheus did not answer." } },
    "source-evidence",
    /No data for the error ratio in dev over 2 min: inconclusive/,
  ],
  ["nobody collected evidence", { sourceEvidence: null }, "source-evidence", /inconclusive/],
  [
    "a pod is not scraped",
    { sourceEvidence: { ...measured, measuredPods: ["p1"] } },
    "source-evidence",
    /1 of 2 pods of 1.1.0 ready and scraped/,
  ],
  [
    "its pods push their numbers and greenroom.yaml does not say so",
    { sourceEvidence: { ...measured, measuredPods: [] } },
    "source-evidence",
    /nothing scrapes these pods .* metrics: \{ delivery: pushed \}/,
  ],
  [
    "nothing was pushed",
    { sourceEvidence: { ...measured, delivery: "pushed", measuredPods: [], requests: null } },
    "source-evidence",
    /0 of 2 pods of 1.1.0 ready and heard from in dev. This service pushes its numbers/,
  ],
  [
    "too many errors",
    { sourceEvidence: { ...measured, failedRequests: 2 } },
    "source-evidence",
    /Held: error ratio of all paths 2.00 % > 1.00 % over 2 min in dev .*random-error is left out/,
  ],
  [
    "the target's cluster is gone",
    {
      rollouts: [
        rolloutFixture("dev", { image: image("b") }),
        rolloutFixture("stage", { image: image("a") }, "unreachable"),
      ],
    },
    "target-reachable",
    /stage is not reachable/,
  ],
  [
    "the target has the release",
    {
      rollouts: [
        rolloutFixture("dev", { image: image("b") }),
        rolloutFixture("stage", { image: image("b") }),
      ],
    },
    "target-differs",
    /has 1.0.1 already/,
  ],
  [
    "another promotion is under way",
    { active: promotionFixture("running") },
    "no-other-promotion",
    /on its way into stage, requested by Olga/,
  ],
])("closed when %s", (_name, changes, id, words) => {
  const gates = judgeGates({ ...sound, ...changes });
  expect(gates.find((gate) => gate.id === id)).toMatchObject({
    state: "closed",
    words: expect.stringMatching(words),
  });
  expect(canRequest(gates)).toBe(false);
});

test("a target that runs the digest from another repository runs something else", () => {
  const gates = judgeGates({ ...sound, target: dev, release: mirrored(releaseFixture("b")) });
  expect(gates.find(({ id }) => id === "target-differs")).toMatchObject({ state: "open" });
});

describe("evidence", () => {
  test("no traffic passes on ready and scraped pods, and says that no ratio was judged", () => {
    const gates = judgeGates({
      ...sound,
      sourceEvidence: { ...measured, requests: null, failedRequests: null },
    });
    expect(gates.find(({ id }) => id === "source-evidence")).toMatchObject({
      state: "open",
      words: expect.stringContaining("no error ratio was judged"),
    });
  });
});

describe("approval", () => {
  const toProd: GateInput = {
    ...sound,
    target: prod,
    rollouts: [rolloutFixture("stage", { image: image("b") }), rolloutFixture("prod", { image: image("a") })],
  };
  test("may be requested without, not started", () => {
    const gates = judgeGates(toProd);
    expect([canRequest(gates), canStart(gates)]).toEqual([true, false]);
  });
  test("opens with the second person", () =>
    expect(canStart(judgeGates({ ...toProd, approvals: 1 }))).toBe(true));
});

describe("a rollback", () => {
  const back: GateInput = {
    ...sound,
    kind: "rollback",
    target: prod,
    release: releaseFixture("c"),
    sourceEvidence: null,
    history: [pastFixture("succeeded", { target: prod.id, release: releaseFixture("c") })],
  };
  test("asks for no source, no order and no approval", () => expect(canStart(judgeGates(back))).toBe(true));
  test.each<[string, Partial<GateInput>]>([
    ["a release that never ran here", { history: [] }],
    [
      "a release that ran elsewhere",
      { history: [pastFixture("succeeded", { release: releaseFixture("c") })] },
    ],
    ["a release that is registered only", { release: releaseFixture("d") }],
    ["the same digest from another repository", { release: mirrored(releaseFixture("c")) }],
  ])("goes not to %s, and says what to do instead", (_, changes) => {
    const gates = judgeGates({ ...back, ...changes });
    expect(canRequest(gates)).toBe(false);
    expect(closedInWords(gates)).toMatch(/never ran in prod.* request it as a promotion\./);
  });
  test("still waits for another promotion", () =>
    expect(canRequest(judgeGates({ ...back, active: promotionFixture("running") }))).toBe(false));
});

test("the first environment takes any known release", () => {
  const gates = judgeGates({ ...sound, target: dev, release: releaseFixture("c"), sourceEvidence: null });
  expect(canStart(gates)).toBe(true);
});

describe("the risk register", () => {
  const hold = (outcome: "holding" | "violated" | "unknown", acceptedUntil: string | null = null) => ({
    risk: "fake-high-availability",
    title: "Fake high availability",
    check: "A disruption budget covers the pods",
    outcome,
    observed: "No disruption budget selects its pods.",
    acceptedUntil,
  });
  const judged = (holds: readonly ReturnType<typeof hold>[], kind: GateInput["kind"] = "promote") =>
    judgeGates({ ...sound, kind, riskHolds: holds }).find(({ id }) => id === "risk-evidence");

  test.each([
    ["every check holds", [hold("holding")], "open", /1 of 1 checks hold/],
    [
      "a check is violated",
      [hold("holding"), hold("violated")],
      "closed",
      /Held by “Fake high availability”/,
    ],
    ["nothing is known", [hold("unknown")], "closed", /Held by/],
    ["it is accepted", [hold("violated", "2026-12-31")], "open", /accepted until 2026-12-31/],
  ] as const)("%s", (_, holds, state, words) => {
    expect(judged(holds)).toMatchObject({ state, words: expect.stringMatching(words) as string });
  });

  test("that could not be read holds a promotion up, and no rollback", () => {
    const unread = (kind: GateInput["kind"]) =>
      judgeGates({ ...sound, kind, riskHolds: null }).find(({ id }) => id === "risk-evidence");
    expect(unread("promote")).toMatchObject({
      state: "closed",
      words: expect.stringContaining("not be read"),
    });
    expect(unread("rollback")?.state).toBe("not_applicable");
  });

  test("does not keep anybody from going back", () =>
    expect(judged([hold("violated")], "rollback")?.state).toBe("not_applicable"));
});
