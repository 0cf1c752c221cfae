import {
  AppsV1Api,
  AutoscalingV2Api,
  CoreV1Api,
  type KubeConfig,
  PolicyV1Api,
  type V1Container,
  type V1LabelSelector,
  type V1Pod,
} from "@kubernetes/client-node";
import type { Environment } from "@greenroom/core/environments";
import { UnavailableError } from "@greenroom/core/result";
import type { ClusterPosture, WorkloadPosture } from "@greenroom/core/risks";
import { describeApiFailure } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";

/** Asks the cluster each time: a check is worth what was true when it was made. */
export function createClusterPosture(access: ClusterAccess): ClusterPosture {
  return {
    async read(environment) {
      try {
        return await readWorkload(await access.load(environment.cluster.context), environment);
      } catch (error) {
        throw new UnavailableError(
          "kubernetes",
          `The cluster of ${environment.name} could not be asked: ${describeApiFailure(error)}.`,
          { cause: error },
        );
      }
    },
  };
}

async function readWorkload(config: KubeConfig, { cluster }: Environment): Promise<WorkloadPosture | null> {
  const { namespace, workload } = cluster;
  const [deployments, pods, budgets, autoscalers] = await Promise.all([
    config.makeApiClient(AppsV1Api).listNamespacedDeployment({ namespace }),
    config.makeApiClient(CoreV1Api).listNamespacedPod({ namespace }),
    config.makeApiClient(PolicyV1Api).listNamespacedPodDisruptionBudget({ namespace }),
    config.makeApiClient(AutoscalingV2Api).listNamespacedHorizontalPodAutoscaler({ namespace }),
  ]);
  const deployment = deployments.items.find(({ metadata }) => metadata?.name === workload);
  if (!deployment?.spec) return null;
  const template = deployment.spec.template;
  const podLabels = template.metadata?.labels ?? {};
  const ready = pods.items.filter(
    (pod) => isReady(pod) && selects(deployment.spec?.selector, pod.metadata?.labels ?? {}),
  );
  const budget = budgets.items.find(({ spec }) => selects(spec?.selector, podLabels));
  const autoscaler = autoscalers.items.find(
    ({ spec }) => spec?.scaleTargetRef.kind === "Deployment" && spec.scaleTargetRef.name === workload,
  );
  return {
    name: workload,
    readyPods: ready.length,
    nodes: [...new Set(ready.map(({ spec }) => spec?.nodeName).filter((node) => node !== undefined))],
    disruptionBudget: budget
      ? {
          name: budget.metadata?.name ?? "",
          disruptionsAllowed: budget.status?.disruptionsAllowed ?? 0,
        }
      : null,
    autoscaler: autoscaler?.spec
      ? {
          name: autoscaler.metadata?.name ?? "",
          minReplicas: autoscaler.spec.minReplicas ?? 1,
          maxReplicas: autoscaler.spec.maxReplicas,
          currentReplicas: autoscaler.status?.currentReplicas ?? 0,
        }
      : null,
    containers: (template.spec?.containers ?? []).map((container) => ({
      name: container.name,
      hasResources: hasResources(container),
      hasProbes: container.readinessProbe !== undefined && container.livenessProbe !== undefined,
    })),
  };
}

function isReady({ metadata, status }: V1Pod): boolean {
  return (
    metadata?.deletionTimestamp === undefined &&
    (status?.conditions ?? []).some(({ type, status: is }) => type === "Ready" && is === "True")
  );
}

function hasResources({ resources }: V1Container): boolean {
  return ["cpu", "memory"].every(
    (name) => resources?.requests?.[name] !== undefined && resources.limits?.[name] !== undefined,
  );
}

/** A selector with expressions is taken for one that selects nothing: nothing here uses them. */
function selects(selector: V1LabelSelector | undefined, labels: Readonly<Record<string, string>>): boolean {
  if (!selector || (selector.matchExpressions ?? []).length > 0) return false;
  return Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
}
