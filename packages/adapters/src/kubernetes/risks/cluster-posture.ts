import type {
  KubeConfig,
  V1Container,
  V1LabelSelector,
  V1Pod,
  V1PodDisruptionBudget,
  V1PodTemplateSpec,
  V2HorizontalPodAutoscaler,
} from "@kubernetes/client-node";
import { UnavailableError } from "@greenroom/core/result";
import type { Workload, WorkloadKind } from "@greenroom/core/rollouts";
import type { ClusterPosture, WorkloadPosture } from "@greenroom/core/risks";
import { describeApiFailure } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { listObjects } from "../access/list-objects.ts";

/** Asks the cluster each time: a check is worth what was true when it was made. */
export function createClusterPosture(access: ClusterAccess): ClusterPosture {
  return {
    async read(environment, workload) {
      try {
        return await readWorkload(await access.load(environment.cluster.context), workload);
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

/** As much of a workload as all kinds have. */
interface WorkloadObject {
  readonly metadata?: { readonly name?: string };
  readonly spec?: { readonly selector?: V1LabelSelector; readonly template: V1PodTemplateSpec };
}

const collections: Record<WorkloadKind, string> = {
  Deployment: "deployments",
  StatefulSet: "statefulsets",
  DaemonSet: "daemonsets",
};

async function readWorkload(
  config: KubeConfig,
  { kind, name, namespace }: Workload,
): Promise<WorkloadPosture | null> {
  const [workloads, pods, budgets, autoscalers] = await Promise.all([
    listObjects<WorkloadObject>(config, `/apis/apps/v1/namespaces/${namespace}/${collections[kind]}`),
    listObjects<V1Pod>(config, `/api/v1/namespaces/${namespace}/pods`),
    listObjects<V1PodDisruptionBudget>(
      config,
      `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
    ),
    listObjects<V2HorizontalPodAutoscaler>(
      config,
      `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`,
    ),
  ]);
  const workload = workloads.find(({ metadata }) => metadata?.name === name);
  if (!workload?.spec) return null;
  const { template, selector } = workload.spec;
  const podLabels = template.metadata?.labels ?? {};
  const ready = pods.filter((pod) => isReady(pod) && selects(selector, pod.metadata?.labels ?? {}));
  const budget = budgets.find(({ spec }) => selects(spec?.selector, podLabels));
  const autoscaler = autoscalers.find(
    ({ spec }) => spec?.scaleTargetRef.kind === kind && spec.scaleTargetRef.name === name,
  );
  return {
    name,
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
