import {
  AppsV1Api,
  CoreV1Api,
  type CoreV1Event,
  CHANGE,
  ERROR,
  type Informer,
  type KubeConfig,
  type KubernetesListObject,
  type KubernetesObject,
  makeInformer,
  type ObjectCache,
  type V1Deployment,
  type V1Pod,
  type V1ReplicaSet,
  VersionApi,
} from "@kubernetes/client-node";
import type { ObservedWorkload } from "@greenroom/core/rollouts";

/** How long a list or a probe may take before the cluster counts as gone. */
const answerTimeoutMs = 10_000;
/** A broken network can leave a watch open and silent; asking something small finds out. */
const probeIntervalMs = 5_000;

export interface WorkloadWatch {
  observed(): ObservedWorkload;
  stop(): Promise<void>;
}

interface Listeners {
  /** Something changed. */
  readonly onChange: () => void;
  /** The cluster answered. */
  readonly onSign: () => void;
  /** The watch is over; a new one has to be opened. Called once. */
  readonly onLost: (error: unknown) => void;
}

/** Lists a namespace's workload, then watches from that version. One connection's lifetime: it never heals itself,
 * so that a new one starts from a fresh list and cannot serve what a dead cluster said.
 * @throws when the first list fails */
export async function openWorkloadWatch(
  config: KubeConfig,
  namespace: string,
  workload: string,
  { onChange, onSign, onLost }: Listeners,
): Promise<WorkloadWatch> {
  const apps = config.makeApiClient(AppsV1Api);
  const core = config.makeApiClient(CoreV1Api);
  const version = config.makeApiClient(VersionApi);
  let isOver = false;
  const stopping: (() => Promise<void>)[] = [];
  const stop = async () => {
    isOver = true;
    clearInterval(probe);
    await Promise.all(stopping.map((stopOne) => stopOne()));
  };
  const lose = (error: unknown) => {
    if (isOver) return;
    void stop();
    onLost(error);
  };
  const probe = setInterval(() => {
    withTimeout(version.getCode()).then(() => isOver || onSign(), lose);
  }, probeIntervalMs);
  probe.unref();

  const follow = async <T extends KubernetesObject>(
    path: string,
    list: () => Promise<KubernetesListObject<T>>,
  ): Promise<ObjectCache<T>> => {
    const informer: Informer<T> & ObjectCache<T> = makeInformer<T>(config, path, () => withTimeout(list()));
    stopping.push(() => informer.stop());
    let isListed = false;
    const failed = Promise.withResolvers<never>();
    informer.on(ERROR, (error: unknown) => (isListed ? lose(error) : failed.reject(toError(error))));
    informer.on(CHANGE, () => {
      if (isOver) return;
      onSign();
      onChange();
    });
    await Promise.race([informer.start(), failed.promise]);
    isListed = true;
    return informer;
  };

  try {
    const [deployments, replicaSets, pods, events] = await Promise.all([
      follow<V1Deployment>(`/apis/apps/v1/namespaces/${namespace}/deployments`, () =>
        apps.listNamespacedDeployment({ namespace }),
      ),
      follow<V1ReplicaSet>(`/apis/apps/v1/namespaces/${namespace}/replicasets`, () =>
        apps.listNamespacedReplicaSet({ namespace }),
      ),
      follow<V1Pod>(`/api/v1/namespaces/${namespace}/pods`, () => core.listNamespacedPod({ namespace })),
      follow<CoreV1Event>(`/api/v1/namespaces/${namespace}/events`, () =>
        core.listNamespacedEvent({ namespace }),
      ),
    ]);
    onSign();
    return {
      observed: () => ({
        deployment: deployments.get(workload, namespace) ?? null,
        replicaSets: replicaSets.list(namespace),
        pods: pods.list(namespace),
        events: events.list(namespace),
      }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function withTimeout<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${answerTimeoutMs / 1000} s`)),
      answerTimeoutMs,
    );
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
