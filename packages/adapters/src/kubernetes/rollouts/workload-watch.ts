import type { KubeConfig } from "@kubernetes/client-node";
import {
  clusterSilentSecondsMax,
  type ObservedDeployment,
  type ObservedEvent,
  type ObservedPod,
  type ObservedReplicaSet,
  type ObservedWorkload,
} from "@greenroom/core/rollouts";
import { createResourceWatch, type Resource, type ResourceWatch } from "./resource-watch.ts";

const lookIntervalMs = 500;

/** One connection's lifetime: it never heals itself, so that a new one starts from fresh lists and cannot serve what
 * a dead cluster said. */
export interface WorkloadWatch {
  observed(): ObservedWorkload;
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

/** Watches what a namespace's workload consists of. */
export function createWorkloadWatch(
  config: KubeConfig,
  namespace: string,
  workload: string,
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
  const deployments = watch<ObservedDeployment>("apis/apps/v1", "deployments");
  const replicaSets = watch<ObservedReplicaSet>("apis/apps/v1", "replicasets");
  const pods = watch<ObservedPod>("api/v1", "pods");
  const events = watch<ObservedEvent>("api/v1", "events");
  const watches = [deployments, replicaSets, pods, events];

  const silentMs = () => {
    const heardAt = watches.map(({ heardAtMs }) => heardAtMs());
    const first = heardAt.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)));
    return first === null ? null : performance.now() - first;
  };

  return {
    observed: () => ({
      deployment: deployments.find(workload),
      replicaSets: replicaSets.list(),
      pods: pods.list(),
      events: events.list(),
    }),
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
