import { assertNever } from "../../result/index.ts";
import type { ClusterRule } from "./evidence-check.ts";
import type { WorkloadPosture } from "./posture.ts";
import type { EvidenceFinding } from "./reading.ts";

const finding = (holds: boolean, observed: string): EvidenceFinding => ({
  outcome: holds ? "holding" : "violated",
  observed,
});
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** @param workload null = the cluster answered, and holds no such workload */
export function judgeCluster(rule: ClusterRule, workload: WorkloadPosture | null): EvidenceFinding {
  if (workload === null) return finding(false, "The workload does not exist.");
  const { readyPods, nodes, disruptionBudget, autoscaler, containers } = workload;
  switch (rule) {
    case "more-than-one-replica":
      return finding(readyPods > 1, `${count(readyPods, "pod")} ready`);
    case "spread-over-nodes":
      return finding(nodes.length > 1, `${count(readyPods, "ready pod")} on ${count(nodes.length, "node")}`);
    case "disruption-budget":
      if (disruptionBudget === null) return finding(false, "No disruption budget selects its pods.");
      return finding(
        true,
        `${disruptionBudget.name} allows ${count(disruptionBudget.disruptionsAllowed, "disruption")} now`,
      );
    case "autoscaler":
      if (autoscaler === null) return finding(false, "No autoscaler targets it.");
      return finding(
        autoscaler.maxReplicas > autoscaler.minReplicas &&
          autoscaler.currentReplicas < autoscaler.maxReplicas,
        `${autoscaler.currentReplicas} of at most ${count(autoscaler.maxReplicas, "pod")}`,
      );
    case "resource-limits":
      return everyContainer(containers, ({ hasResources }) => hasResources, "requests and limits");
    case "probes":
      return everyContainer(containers, ({ hasProbes }) => hasProbes, "both probes");
    default:
      return assertNever(rule);
  }
}

function everyContainer(
  containers: WorkloadPosture["containers"],
  holds: (container: WorkloadPosture["containers"][number]) => boolean,
  what: string,
): EvidenceFinding {
  const without = containers.filter((container) => !holds(container)).map(({ name }) => name);
  return without.length === 0
    ? finding(true, `${count(containers.length, "container")}, all with ${what}`)
    : finding(false, `Without ${what}: ${without.join(", ")}`);
}
