import type { KubeConfig } from "@kubernetes/client-node";
import { assertNever } from "@greenroom/core/result";
import {
  clusterSilentSecondsMax,
  type ObservedControllerRevision,
  type ObservedDaemonSet,
  type ObservedDeployment,
  type ObservedEvent,
  type ObservedPod,
  type ObservedReplicaSet,
  type ObservedStatefulSet,
  type ObservedWorkload,
  type Workload,
  type WorkloadKind,
} from "@greenroom/core/rollouts";
import { createResourceWatch, type Resource, type ResourceWatch } from "./resource-watch.ts";

const lookIntervalMs = 500;

/** One connection's lifetime: it never heals itself, so that a new one starts from fresh lists and cannot serve what
 * a dead cluster said. */
export interface WorkloadWatch {
  /** @param workload of one of the kinds that are watched */
  observed(workload: Pick<Workload, "kind" | "name">): ObservedWorkload;
  /** How long ago the cluster last answered about each of the kinds, in ms; null while one was not answered yet. */
  silentMs(): number | null;
  /** Rejects with why the watch was lost, or with what `ending` was aborted by, when everything that it opened is
   * closed. Never resolves. */
  run(ending: AbortController): Promise<never>;
}

interface Listeners {
  /** All is listed and all is watched: what is observed is what is. */
  readonly onConnected: () => void;
  readonly onChange: () => void;
}

/** Watches what a namespace's workloads consist of, once for all of them.
 * @param needed kinds of the workloads; of others nothing is asked, so no right to read them is needed */
export function createWorkloadWatch(
  config: KubeConfig,
  namespace: string,
  needed: ReadonlySet<WorkloadKind>,
  { onConnected, onChange }: Listeners,
): WorkloadWatch {
  const waiting = new Set<string>();
  const watch = <T extends Resource>(group: string, kind: string): ResourceWatch<T> => {
    waiting.add(kind);
    return createResourceWatch<T>(config, `/${group}/namespaces/${namespace}/${kind}`, {
      kind,
      onChange,
      onOpen: () => {
        if (waiting.delete(kind) && waiting.size === 0) onConnected();
      },
    });
  };
  const watchOf = <T extends Resource>(kinds: readonly WorkloadKind[], kind: string) =>
    kinds.some((each) => needed.has(each)) ? watch<T>("apis/apps/v1", kind) : null;
  const deployments = watchOf<ObservedDeployment>(["Deployment"], "deployments");
  const replicaSets = watchOf<ObservedReplicaSet>(["Deployment"], "replicasets");
  const statefulSets = watchOf<ObservedStatefulSet>(["StatefulSet"], "statefulsets");
  const daemonSets = watchOf<ObservedDaemonSet>(["DaemonSet"], "daemonsets");
  const revisions = watchOf<ObservedControllerRevision>(["StatefulSet", "DaemonSet"], "controllerrevisions");
  const pods = watch<ObservedPod>("api/v1", "pods");
  const events = watch<ObservedEvent>("api/v1", "events");
  const watches = [deployments, replicaSets, statefulSets, daemonSets, revisions, pods, events].filter(
    (each) => each !== null,
  );

  const silentMs = () => {
    const heardAt = watches.map(({ heardAtMs }) => heardAtMs());
    const first = heardAt.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)));
    return first === null ? null : performance.now() - first;
  };

  return {
    observed({ kind, name }) {
      const seen = { pods: pods.list(), events: events.list() };
      const controllerRevisions = revisions?.list() ?? [];
      switch (kind) {
        case "Deployment":
          return {
            ...seen,
            kind,
            object: deployments?.find(name) ?? null,
            replicaSets: replicaSets?.list() ?? [],
          };
        case "StatefulSet":
          return { ...seen, kind, object: statefulSets?.find(name) ?? null, controllerRevisions };
        case "DaemonSet":
          return { ...seen, kind, object: daemonSets?.find(name) ?? null, controllerRevisions };
        default:
          return assertNever(kind);
      }
    },
    silentMs,
    async run(ending) {
      const startedAtMs = performance.now();
      // A broken network leaves connections open and silent, and one watch may die while the others live.
      const looking = setInterval(() => {
        for (const { kind, heardAtMs } of watches) {
          const silentSeconds = (performance.now() - (heardAtMs() ?? startedAtMs)) / 1000;
          if (silentSeconds >= clusterSilentSecondsMax)
            ending.abort(new Error(`nothing was heard of its ${kind} for ${clusterSilentSecondsMax} s`));
        }
      }, lookIntervalMs);
      const runs = watches.map((each) => each.run(ending.signal));
      try {
        return await Promise.race(runs);
      } catch (error) {
        throw ending.signal.aborted ? ending.signal.reason : error;
      } finally {
        clearInterval(looking);
        ending.abort();
        await Promise.allSettled(runs);
      }
    },
  };
}
