import { expect, test } from "vitest";
import { type Pod, type Workload, waitingFor } from "./workload-readiness.ts";

const since = new Date("2026-01-01T10:00:00.700Z");

function workload(status: Workload["status"] = {}, replicas = 1): Workload {
  return {
    metadata: { name: "go-demo", namespace: "dev", generation: 2 },
    spec: { replicas, selector: { matchLabels: {} } },
    status: { observedGeneration: 2, availableReplicas: replicas, updatedReplicas: replicas, ...status },
  };
}

function pod(startedAt: string | null, ready = true, deleted = false): Pod {
  return {
    metadata: { name: "go-demo-1", ...(deleted ? { deletionTimestamp: startedAt ?? "" } : {}) },
    status: {
      phase: "Running",
      containerStatuses: [
        {
          name: "go-demo",
          ready,
          state: startedAt ? { running: { startedAt } } : { waiting: { reason: "ErrImageNeverPull" } },
        },
      ],
    },
  };
}

function daemonSet(status: Workload["status"]): Workload {
  return {
    metadata: { name: "node-exporter", namespace: "monitoring", generation: 2 },
    spec: { selector: { matchLabels: {} } },
    status: { observedGeneration: 2, ...status },
  };
}

const thisRun = "2026-01-01T10:00:00Z";
const runBefore = "2026-01-01T09:59:59Z";

test.each([
  ["every pod runs since this start", workload(), [pod(thisRun)], "nothing"],
  ["a pod's status is from the run before", workload(), [pod(runBefore)], /not started yet/],
  ["the controller has not seen the change", workload({ observedGeneration: 1 }), [pod(thisRun)], /not seen/],
  ["a container cannot start", workload(), [pod(null)], /ErrImageNeverPull/],
  ["a container is not ready", workload(), [pod(thisRun, false)], /not ready yet/],
  ["fewer pods than wanted", workload({ availableReplicas: 1 }, 2), [pod(thisRun)], /1 of 2 pods/],
  ["there is no pod at all", workload(), [], /pods available/],
  ["an old pod is being deleted", workload(), [pod(thisRun), pod(runBefore, false, true)], "nothing"],
  [
    "a pod runs on every node",
    daemonSet({ desiredNumberScheduled: 1, numberAvailable: 1, updatedNumberScheduled: 1 }),
    [pod(thisRun)],
    "nothing",
  ],
  [
    "a node has no pod yet",
    daemonSet({ desiredNumberScheduled: 2, numberAvailable: 1, updatedNumberScheduled: 2 }),
    [pod(thisRun)],
    /1 of 2 pods/,
  ],
  ["it is scaled to zero", workload({}, 0), [], "nothing"],
] as const)("when %s", (_, object, pods, expected) => {
  expect(waitingFor(object, pods, since) ?? "nothing").toMatch(expected);
});
