import { describe, expect, test } from "vitest";
import { putLoadOn } from "./load.ts";
import { addressOf, hasTestCluster, onCluster, readyPods, until } from "./test-cluster.ts";

const autoscaler = ["get", "horizontalpodautoscaler/go-demo", "--namespace=dev"] as const;
const wanted = async () =>
  Number(await onCluster([...autoscaler, "--output=jsonpath={.status.desiredReplicas}"]));

describe.skipIf(!hasTestCluster)("go-demo of dev", () => {
  test("gets pods while it is busy and gives them back, without a failed request", async () => {
    await until("the least number of pods", 240, wanted, (pods) => pods === 1);
    const load = putLoadOn({
      url: `${addressOf(30080)}/demo/hello`,
      seconds: 60,
      connections: 50,
      requestsPerSecond: 4000,
    });
    const up = await until(
      "a second ready pod",
      90,
      () => readyPods("dev"),
      (ready) => ready.length >= 2,
    );
    const outcome = await load;
    const down = await until("the least number of pods", 240, wanted, (pods) => pods === 1);
    console.log(
      `more pods after ${up.toFixed(0)} s of load, one again ${down.toFixed(0)} s after it; ` +
        `${outcome.failed} of ${outcome.requests} requests failed, p99 ${outcome.p99Ms} ms`,
    );
    expect(outcome.failed).toBe(0);
  }, 700_000);
});
