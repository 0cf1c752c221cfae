import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { putLoadOn } from "./load.ts";
import { addressOf, hasTestCluster, onCluster, readyPods, until } from "./test-cluster.ts";

const namespace = "--namespace=prod";
const loadSeconds = 60;

describe.skipIf(!hasTestCluster)("go-demo of prod, under load", () => {
  test("loses no request while it is rolled out, a pod is killed and another one is evicted", async ({
    task,
  }) => {
    const load = putLoadOn({
      url: `${addressOf(30082)}/demo/hello`,
      seconds: loadSeconds,
      connections: 20,
      requestsPerSecond: 200,
    });
    const disturbances = (async () => {
      await delay(3000);
      await onCluster(["rollout", "restart", "deployment/go-demo", namespace]);
      await onCluster(["rollout", "status", "deployment/go-demo", namespace, "--timeout=60s"]);
      await killOne();
      await until(
        "a third pod",
        30,
        () => readyPods("prod"),
        (ready) => ready.length >= 3,
      );
      const [first = "", second = ""] = await readyPods("prod");
      await evict(first);
      // The disruption budget: nobody drains two pods at once.
      await expect(evict(second)).rejects.toThrow(/violate the pod's disruption budget/);
      await until(
        "a third pod",
        30,
        () => readyPods("prod"),
        (ready) => ready.length >= 3,
      );
    })();
    const [outcome] = await Promise.all([load, disturbances]);
    task.meta.seen = `${outcome.failed} of ${outcome.requests} requests failed, p99 ${outcome.p99Ms} ms`;
    expect(outcome.requests).toBeGreaterThan(loadSeconds * 100);
    expect(outcome.failed).toBe(0);
  }, 150_000);
});

/** As a person would: with its grace, so that it drains. */
async function killOne(): Promise<void> {
  const [name = ""] = await readyPods("prod");
  await onCluster(["delete", "pod", name, namespace, "--wait=false"]);
}

/** What `kubectl drain` does to each pod of a node. */
async function evict(name: string): Promise<void> {
  const eviction = {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name, namespace: "prod" },
  };
  const path = `/api/v1/namespaces/prod/pods/${name}/eviction`;
  await onCluster(["create", `--raw=${path}`, "--filename=-"], JSON.stringify(eviction));
}
