import { describe, expect, test } from "vitest";
import { putLoadOn } from "./load.ts";
import { addressOf, hasTestCluster, isWhole, onCluster, readyPods, until } from "./test-cluster.ts";

const autoscaler = ["get", "horizontalpodautoscaler/go-demo", "--namespace=dev"] as const;
const wanted = async () =>
  Number(await onCluster([...autoscaler, "--output=jsonpath={.status.desiredReplicas}"]));

describe.skipIf(!hasTestCluster)("go-demo of dev", () => {
  test("gets pods while it is busy, without a failed request", async ({ task }) => {
    await until("the least number of pods", 240, wanted, (pods) => pods === 1);
    const load = putLoadOn({
      url: `${addressOf(30080)}/demo/hello`,
      seconds: 60,
      connections: 50,
      requestsPerSecond: 4000,
    });
    const seconds = await until(
      "a second ready pod",
      90,
      () => readyPods("dev"),
      (ready) => ready.length >= 2,
    );
    const { requests, failed, p99Ms } = await load;
    task.meta.seen = `more pods after ${seconds.toFixed(0)} s of load; ${failed} of ${requests} requests failed, p99 ${p99Ms} ms`;
    expect(failed).toBe(0);
  }, 400_000);

  // The autoscaler waits whether the load comes back.
  test.runIf(isWhole)(
    "gives them back when it is idle",
    async ({ task }) => {
      const seconds = await until("the least number of pods", 240, wanted, (pods) => pods === 1);
      expect(await wanted()).toBe(1);
      task.meta.seen = `one again ${seconds.toFixed(0)} s after the load`;
    },
    300_000,
  );
});
