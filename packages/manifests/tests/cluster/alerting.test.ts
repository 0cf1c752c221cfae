import { describe, expect, test } from "vitest";
import { z } from "zod";
import { keepLoadOn } from "./load.ts";
import { addressOf, hasTestCluster, onCluster, until } from "./test-cluster.ts";

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
  test("reaches Alertmanager when more requests fail than by design, and clears when it is mended", async () => {
    const load = keepLoadOn(`${addressOf(30081)}/demo/random-error`, { requestsPerSecond: 20 });
    try {
      expect(await firing("FailuresAboveDesign")).toEqual([]);
      await onCluster([...setRatio, "RANDOM_ERROR_RATIO=1"]);
      await onCluster(rolledOut);
      const up = await until(
        "the alert",
        240,
        () => firing("FailuresAboveDesign"),
        (found) => found.length > 0,
      );
      const [alert] = await firing("FailuresAboveDesign");
      expect(alert?.annotations.summary).toContain("stage");
      expect(alert?.receivers).not.toEqual([]);
      await onCluster([...setRatio, "RANDOM_ERROR_RATIO-"]);
      await onCluster(rolledOut);
      const down = await until(
        "the end of the alert",
        360,
        () => firing("FailuresAboveDesign"),
        (found) => found.length === 0,
      );
      console.log(`fired after ${up.toFixed(0)} s of failures, gone ${down.toFixed(0)} s after they ended`);
    } finally {
      await load.stop();
      await onCluster([...setRatio, "RANDOM_ERROR_RATIO-"]);
    }
  }, 800_000);
});
