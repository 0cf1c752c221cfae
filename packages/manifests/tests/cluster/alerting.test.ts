import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { keepLoadOn } from "./load.ts";
import { addressOf, hasTestCluster, isWhole, onCluster, until } from "./test-cluster.ts";

const setRatio = ["set", "env", "deployment/go-demo", "--namespace=stage"] as const;
const rolledOut = ["rollout", "status", "deployment/go-demo", "--namespace=stage", "--timeout=90s"] as const;
const alerts = z.array(
  z.object({
    labels: z.object({ alertname: z.string(), namespace: z.string().optional() }),
    annotations: z.object({ summary: z.string(), runbook_url: z.string() }),
    receivers: z.array(z.object({ name: z.string() })),
    status: z.object({ state: z.string() }),
  }),
);

/** What Alertmanager holds of go-demo of stage. */
async function firing(name: string) {
  const filter = new URLSearchParams([
    ["filter", `alertname="${name}"`],
    ["filter", `namespace="stage"`],
  ]);
  const response = await fetch(`${addressOf(30093)}/api/v2/alerts?${filter.toString()}`);
  return alerts.parse(await response.json()).filter(({ status }) => status.state === "active");
}

describe.skipIf(!hasTestCluster)("an alert about go-demo of stage", () => {
  const found = () => firing("FailuresAboveDesign");
  let load: ReturnType<typeof keepLoadOn>;
  beforeAll(() => {
    load = keepLoadOn(`${addressOf(30081)}/demo/random-error`, { requestsPerSecond: 20 });
  });
  afterAll(async () => {
    await load.stop();
    await onCluster([...setRatio, "RANDOM_ERROR_RATIO-"]);
  });

  test("reaches Alertmanager when more requests fail than by design", async ({ task }) => {
    expect(await found()).toEqual([]);
    await onCluster([...setRatio, "RANDOM_ERROR_RATIO=1"]);
    await onCluster(rolledOut);
    const seconds = await until("the alert", 240, found, ({ length }) => length > 0);
    const [alert] = await found();
    expect(alert?.annotations.summary).toContain("stage");
    expect(alert?.receivers).not.toEqual([]);
    task.meta.seen = `there after ${seconds.toFixed(0)} s of failures`;
  }, 400_000);

  // Its rule looks at five minutes.
  test.runIf(isWhole)(
    "clears when it is mended",
    async ({ task }) => {
      await onCluster([...setRatio, "RANDOM_ERROR_RATIO-"]);
      await onCluster(rolledOut);
      const seconds = await until("the end of the alert", 360, found, ({ length }) => length === 0);
      expect(await found()).toEqual([]);
      task.meta.seen = `gone ${seconds.toFixed(0)} s after the failures ended`;
    },
    500_000,
  );
});
