import type { ServiceRollout } from "@greenroom/core/rollouts";
import { describe, expect, test } from "vitest";
import { rolloutFixture } from "../../../../packages/core/src/rollouts/rollout-fixture.ts";
import { createLiveState } from "./live-state.ts";
import { serviceFixture } from "../../../../packages/core/src/services/service-fixture.ts";
import { environmentFixture } from "../../../../packages/core/src/environments/environment-fixture.ts";

const environments = ["dev", "stage"].map((id) => environmentFixture(id));
const services = [
  serviceFixture,
  { ...serviceFixture, id: "db", workload: { kind: "StatefulSet", name: "db", namespaces: { dev: "data" } } },
] as const;
const now = new Date("2026-01-01T01:00:00.000Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();

async function judge(
  kind: "workload" | "cluster",
  rollouts: readonly ServiceRollout[],
  named = { namespace: "dev", name: "go-demo" },
) {
  const state = createLiveState({
    environments,
    services,
    rollouts: { all: () => rollouts },
    metrics: { instant: async () => [] },
    askDatabase: async () => undefined,
    lastSignOfWorker: async () => null,
    now: () => now,
  });
  const binding = kind === "cluster" ? { kind } : { kind, ...named };
  const [judged] = await state.snapshot([binding]);
  return judged;
}

function heard(id: string, lastEventAt: string | null, reason: string | null = null): ServiceRollout {
  const state = reason === null ? "connected" : "unreachable";
  return { ...rolloutFixture(id), connection: { state, since: ago(3000), lastEventAt, reason } };
}

describe.each(["workload", "cluster"] as const)("%s", (kind) => {
  test("heard of a moment ago: healthy, as of then", async () => {
    expect(await judge(kind, [heard("dev", ago(9)), heard("stage", ago(2))])).toMatchObject({
      health: "healthy",
      observedAt: ago(9),
    });
  });

  test("connected, but not heard of for longer than the bound: never healthy", async () => {
    expect(await judge(kind, [heard("dev", ago(120)), heard("stage", ago(2))])).toMatchObject({
      health: "unreachable",
      detail: "The cluster was last heard of 120 s ago.",
      observedAt: ago(120),
    });
  });

  test("away: unreachable, with why and since when", async () => {
    const reason = "the credential plugin aws failed: exit code 255";
    expect(await judge(kind, [heard("dev", ago(20), reason), heard("stage", ago(2))])).toMatchObject({
      health: "unreachable",
      detail: reason,
      observedAt: ago(20),
    });
  });
});

test("a binding finds its service by namespace and name, among all of them", async () => {
  const of = (id: string, service: string) => ({
    ...heard(id, ago(2)),
    rollout: rolloutFixture(id, { version: `${service} in ${id}` }).rollout,
    service,
  });
  const seen = ["dev", "stage"].flatMap((id) => ["go-demo", "db"].map((service) => of(id, service)));
  const versionOf = async (namespace: string, name: string) =>
    (await judge("workload", seen, { namespace, name }))?.version;
  expect(await versionOf("dev", "go-demo")).toBe("go-demo in dev");
  expect(await versionOf("data", "db")).toBe("db in dev");
  expect(await versionOf("stage", "db")).toBe("db in stage");
  expect(await versionOf("dev", "db")).toBeNull();
});
