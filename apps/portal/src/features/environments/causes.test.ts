import { describe, expect, test } from "vitest";
import { layerCause, needsLook, serviceCause } from "./causes.ts";
import type { LayerSummary, ServiceSummary } from "./contract.ts";
import { layerSummary, serviceSummary } from "./summary-fixture.ts";

const at = "2026-01-02T00:00:00.000Z";
const rollout = (status: NonNullable<ServiceSummary["rollout"]>["status"], reason: string) => {
  const seen = serviceSummary().rollout;
  return seen && { rollout: { ...seen, status, reason } };
};
const promotion = (status: NonNullable<ServiceSummary["promotion"]>["status"]) => ({
  promotion: { id: "p1", status, version: "2.0.0", requestedAt: at },
});
const broken: Partial<ServiceSummary> = {
  objective: {
    kind: "measured",
    errorRatio: 0.0214,
    errorRatioMax: 0.01,
    requests: 10,
    isKept: false,
    counted: "",
  },
};

describe("why a service needs a look", () => {
  test.each<[string, Partial<ServiceSummary> | null, string | null]>([
    ["all is well", {}, null],
    ["it promises nothing", { objective: { kind: "none" } }, null],
    ["it is not measured", { objective: null }, null],
    ["nobody asked it anything", { objective: { kind: "no-requests" } }, null],
    [
      "its cluster is away, whatever was known",
      {
        ...rollout("Degraded", "1 of 3 pods."),
        connection: {
          state: "unreachable",
          since: at,
          lastEventAt: at,
          reason: "Connection refused. Try again.",
        },
      },
      "warn Connection refused.",
    ],
    ["it was never seen", { rollout: null }, "warn Nothing of it has been seen in the namespace live."],
    ["it is degraded", rollout("Degraded", "1 of 3 pods is available."), "bad 1 of 3 pods is available."],
    ["it fails too often", broken, "bad 2.14% of requests failed in the last hour; 1% may."],
    [
      "it moves and fails too often",
      { ...broken, ...rollout("Progressing", "x") },
      "bad 2.14% of requests failed in the last hour; 1% may.",
    ],
    ["its promotion was judged bad", promotion("failed"), "bad The promotion of 2.0.0 was judged bad."],
    ["its promotion broke off", promotion("errored"), "warn The promotion of 2.0.0 broke off."],
    ["its promotion waits", promotion("pending"), "waiting The promotion of 2.0.0 waits for approval."],
    ["its promotion is long done", promotion("succeeded"), null],
    ["it is moving", rollout("Progressing", "2 of 3 pods are updated."), "busy 2 of 3 pods are updated."],
    [
      "nobody can tell its errors",
      { objective: { kind: "unavailable", reason: "Prometheus does not answer." } },
      "idle Prometheus does not answer.",
    ],
  ])("%s", (_, changes, expected) => {
    const cause = serviceCause(serviceSummary(changes ?? {}));
    expect(cause && `${cause.tone} ${cause.sentence}`).toBe(expected);
  });
});

describe("why a Terraform state needs a look", () => {
  test.each<[string, Partial<LayerSummary>, string | null]>([
    ["all is well", {}, null],
    ["a run broke off", { run: { id: "r", status: "errored", at } }, "bad The newest run broke off."],
    ["a plan waits", { run: { id: "r", status: "planned", at } }, "waiting A plan waits for approval."],
    ["it drifted", { drift: "drifted" }, "warn What runs differs from its state."],
    ["it is locked", { lock: { who: "ann", operation: "apply", since: at } }, "warn Locked by ann."],
    ["no plan was made of it", { drift: null }, "idle No plan says whether it drifted."],
    ["nothing was ever applied", { state: null, run: null, drift: null }, "idle Never applied."],
  ])("%s", (_, changes, expected) => {
    const cause = layerCause(layerSummary(changes));
    expect(cause && `${cause.tone} ${cause.sentence}`).toBe(expected);
  });
});

test("a long text is one sentence, with the rest as details", () => {
  const long = `${"word ".repeat(60)}end. More.`;
  const cause = serviceCause(serviceSummary(rollout("Degraded", long) ?? {}));
  expect(cause?.sentence.length).toBeLessThanOrEqual(122);
  expect(cause?.sentence).toMatch(/ …$/);
  expect(cause?.details).toBe(long);
});

test("what is bad or wrong needs somebody, what moves or waits does not", () => {
  const look = (changes: Partial<ServiceSummary>) => {
    const cause = serviceCause(serviceSummary(changes));
    return cause !== null && needsLook(cause);
  };
  expect([look(broken), look(promotion("errored")), look(promotion("pending")), look({})]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
