import { setTimeout as delay } from "node:timers/promises";
import { AppsV1Api, CoreV1Api, type KubeConfig, type V1Deployment } from "@kubernetes/client-node";

const revisionAnnotation = "deployment.kubernetes.io/revision";

/** Acts on a Deployment as the controllers and the kubelet would, without running anything: every new generation
 * gets a ReplicaSet and pods that are ready, or, where `isBad` says so of the image, cannot pull it. */
export function actAsController(
  admin: KubeConfig,
  namespaces: readonly string[],
  isBad: (image: string) => boolean,
): () => Promise<void> {
  const apps = admin.makeApiClient(AppsV1Api);
  const core = admin.makeApiClient(CoreV1Api);
  const stopping = new AbortController();

  const act = async (namespace: string, deployment: V1Deployment) => {
    const { metadata, spec, status } = deployment;
    const generation = metadata?.generation ?? 0;
    if (!metadata?.name || !spec || (status?.observedGeneration ?? 0) >= generation) return;
    const image = spec.template.spec?.containers[0]?.image ?? "";
    const bad = isBad(image);
    const hash = `g${generation}`;
    const name = `${metadata.name}-${hash}`;
    const labels = { ...spec.template.metadata?.labels, "pod-template-hash": hash };
    const set = await apps.createNamespacedReplicaSet({
      namespace,
      body: {
        metadata: {
          name,
          labels,
          annotations: { [revisionAnnotation]: String(generation) },
          ownerReferences: [
            { apiVersion: "apps/v1", kind: "Deployment", name: metadata.name, uid: metadata.uid ?? "" },
          ],
        },
        spec: {
          replicas: spec.replicas ?? 1,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: spec.template.spec },
        },
      },
    });
    const desired = spec.replicas ?? 1;
    for (let index = 0; index < desired; index += 1) {
      const pod = `${name}-${index}`;
      const container = { name: metadata.name, image, imageID: image, restartCount: 0 };
      await core.createNamespacedPod({
        namespace,
        body: {
          metadata: {
            name: pod,
            labels,
            ownerReferences: [
              { apiVersion: "apps/v1", kind: "ReplicaSet", name, uid: set.metadata?.uid ?? "" },
            ],
          },
          spec: { containers: [{ name: metadata.name, image }] },
        },
      });
      const current = await core.readNamespacedPod({ namespace, name: pod });
      await core.replaceNamespacedPodStatus({
        namespace,
        name: pod,
        body: {
          metadata: current.metadata,
          spec: current.spec,
          status: {
            phase: bad ? "Pending" : "Running",
            conditions: [{ type: "Ready", status: bad ? "False" : "True" }],
            containerStatuses: [
              bad
                ? {
                    ...container,
                    ready: false,
                    state: { waiting: { reason: "ImagePullBackOff", message: "not found" } },
                  }
                : { ...container, ready: true, state: { running: {} } },
            ],
          },
        },
      });
    }
    const now = await apps.patchNamespacedDeployment({
      namespace,
      name: metadata.name,
      body: [
        { op: "add", path: "/metadata/annotations", value: { [revisionAnnotation]: String(generation) } },
      ],
    });
    const ready = bad ? 0 : desired;
    await apps.replaceNamespacedDeploymentStatus({
      namespace,
      name: metadata.name,
      body: {
        metadata: now.metadata,
        spec: now.spec,
        status: {
          // An annotation raises the generation as well.
          observedGeneration: now.metadata?.generation ?? generation,
          replicas: desired,
          updatedReplicas: desired,
          readyReplicas: ready,
          availableReplicas: ready,
          conditions: [
            {
              type: "Progressing",
              status: "True",
              reason: bad ? "ReplicaSetUpdated" : "NewReplicaSetAvailable",
            },
          ],
        },
      },
    });
  };

  const working = (async () => {
    while (!stopping.signal.aborted) {
      for (const namespace of namespaces) {
        const { items } = await apps.listNamespacedDeployment({ namespace });
        for (const deployment of items) await act(namespace, deployment);
      }
      await delay(100);
    }
  })();
  return async () => {
    stopping.abort();
    await working;
  };
}
