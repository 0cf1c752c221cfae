import { expect, test } from "vitest";
import type {
  ObservedControllerRevision,
  ObservedDaemonSet,
  ObservedPod,
  ObservedStatefulSet,
} from "./observed-workload.ts";
import { toRolloutView } from "./to-rollout-view.ts";

const at = new Date("2026-01-01T00:00:00Z");
const db = { name: "db", container: null };
const hashLabel = "controller-revision-hash";

const template = (version: string) => ({
  metadata: { labels: { "app.kubernetes.io/version": version } },
  spec: { containers: [{ name: "db", image: `r.local/db:${version}` }] },
});
const owner = (kind: string, uid = "u1") => [{ kind, name: "db", uid }];

/** @param hash as Kubernetes writes it: of a StatefulSet it is the revision's name */
function revision(kind: string, number: number, hash: string): ObservedControllerRevision {
  return {
    metadata: {
      name: kind === "StatefulSet" ? hash : `db-${hash}`,
      labels: { [hashLabel]: hash },
      ownerReferences: owner(kind),
      creationTimestamp: at,
    },
    revision: number,
    data: { spec: { template: template(`1.${number}`) } },
  };
}

function pod(kind: string, name: string, hash: string, waiting?: string): ObservedPod {
  return {
    metadata: { name, labels: { [hashLabel]: hash }, ownerReferences: owner(kind) },
    status: {
      phase: waiting ? "Pending" : "Running",
      conditions: [{ type: "Ready", status: waiting ? "False" : "True" }],
      containerStatuses: [
        {
          name: "db",
          ready: !waiting,
          restartCount: 0,
          imageID: "",
          ...(waiting && { state: { waiting: { reason: waiting } } }),
        },
      ],
    },
  };
}

function statefulSet(
  status: ObservedStatefulSet["status"],
  spec: Partial<NonNullable<ObservedStatefulSet["spec"]>> = {},
  pods: readonly ObservedPod[] = [],
) {
  const object: ObservedStatefulSet = {
    metadata: { name: "db", uid: "u1", generation: 4 },
    spec: { replicas: 3, template: template("1.2"), ...spec },
    status: {
      observedGeneration: 4,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      currentRevision: "db-new",
      updateRevision: "db-new",
      ...status,
    },
  };
  return {
    kind: "StatefulSet" as const,
    object,
    controllerRevisions: [
      revision("StatefulSet", 1, "db-old"),
      revision("StatefulSet", 2, "db-new"),
      {
        ...revision("StatefulSet", 9, "db-foreign"),
        metadata: { ownerReferences: owner("StatefulSet", "u9") },
      },
    ],
    pods,
    events: [],
  };
}
const moving = { currentRevision: "db-old" };
const onDelete = { updateStrategy: { type: "OnDelete" as const } };
const partition = (from: number) => ({
  updateStrategy: { type: "RollingUpdate" as const, rollingUpdate: { partition: from } },
});

test.each<[string, ReturnType<typeof statefulSet>, string, boolean, RegExp]>([
  ["everything available", statefulSet({}), "Healthy", false, /^3 of 3 pods available\.$/],
  [
    "a specification that is not seen yet",
    statefulSet({ observedGeneration: 3 }),
    "Progressing",
    false,
    /controller/,
  ],
  [
    "some pods updated",
    statefulSet({ ...moving, updatedReplicas: 1 }),
    "Progressing",
    false,
    /^1 of 3 pods updated\.$/,
  ],
  [
    "updated and not available yet",
    statefulSet({ ...moving, availableReplicas: 2 }),
    "Progressing",
    false,
    /^2 of 3 pods available\.$/,
  ],
  [
    "a partition that keeps two pods as they are",
    statefulSet({ ...moving, updatedReplicas: 1 }, partition(2)),
    "Healthy",
    false,
    /^3 of 3 pods available; its partition keeps 2 pods at an older revision\.$/,
  ],
  [
    "a partition whose own pods are not updated yet",
    statefulSet({ ...moving, updatedReplicas: 1 }, partition(1)),
    "Progressing",
    false,
    /^1 of 2 pods updated\.$/,
  ],
  [
    "OnDelete, which waits for a person",
    statefulSet({ ...moving, updatedReplicas: 1 }, onDelete),
    "Paused",
    false,
    /^1 of 3 pods updated: with OnDelete the others stay as they are until somebody deletes them\.$/,
  ],
  ["OnDelete, all deleted", statefulSet({}, onDelete), "Healthy", false, /3 of 3/],
  [
    "fewer wanted than there are",
    statefulSet({}, { replicas: 2 }),
    "Progressing",
    false,
    /Waiting for 1 pod to end/,
  ],
  [
    "an image that cannot be pulled",
    statefulSet({ ...moving, updatedReplicas: 1, availableReplicas: 2 }, {}, [
      pod("StatefulSet", "db-2", "db-new", "ImagePullBackOff"),
    ]),
    "Degraded",
    true,
    /ImagePullBackOff in pod db-2/,
  ],
  [
    "a pod lost after the rollout was complete",
    statefulSet({ availableReplicas: 2 }, {}, [pod("StatefulSet", "db-1", "db-new", "ErrImagePull")]),
    "Degraded",
    false,
    /^2 of 3 pods available: ErrImagePull in pod db-1\.$/,
  ],
  [
    "scaled to zero",
    statefulSet({ replicas: 0, updatedReplicas: 0, availableReplicas: 0 }, { replicas: 0 }),
    "Healthy",
    false,
    /Scaled to zero/,
  ],
  [
    "none there",
    { ...statefulSet({}), object: null as never },
    "Unknown",
    false,
    /no StatefulSet named db here/,
  ],
])("a StatefulSet with %s", (_, observed, status, isStuck, reason) => {
  const view = toRolloutView(db, observed);
  expect({ status: view.status, isStuck: view.isStuck }).toEqual({ status, isStuck });
  expect(view.reason).toMatch(reason);
});

test("a StatefulSet's pods and revisions are those that its update revision tells apart", () => {
  const pods = [
    pod("StatefulSet", "db-0", "db-old"),
    pod("StatefulSet", "db-2", "db-new"),
    pod("StatefulSet", "db-10", "db-old"),
    { ...pod("StatefulSet", "other-0", "db-new"), metadata: { ownerReferences: owner("StatefulSet", "u9") } },
  ];
  expect(toRolloutView(db, statefulSet(moving, {}, pods))).toMatchObject({
    kind: "StatefulSet",
    workload: "db",
    revision: 2,
    version: "1.2",
    image: { repository: "r.local/db", tag: "1.2" },
    pods: [
      { name: "db-2", isCurrent: true },
      { name: "db-0", isCurrent: false },
      { name: "db-10", isCurrent: false },
    ],
    revisions: [
      { name: "db-new", revision: 2, isCurrent: true, version: "1.2", replicas: 1, ready: 1 },
      { name: "db-old", revision: 1, isCurrent: false, version: "1.1", replicas: 2, ready: 2 },
    ],
  });
});

function daemonSet(
  status: ObservedDaemonSet["status"],
  spec: Partial<NonNullable<ObservedDaemonSet["spec"]>> = {},
  pods: readonly ObservedPod[] = [],
) {
  const object: ObservedDaemonSet = {
    metadata: { name: "db", uid: "u1", generation: 2 },
    spec: { template: template("1.2"), ...spec },
    status: {
      observedGeneration: 2,
      desiredNumberScheduled: 2,
      currentNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberReady: 2,
      numberAvailable: 2,
      ...status,
    },
  };
  const controllerRevisions = [revision("DaemonSet", 1, "old"), revision("DaemonSet", 2, "new")];
  return { kind: "DaemonSet" as const, object, controllerRevisions, pods, events: [] };
}

test.each<[string, ReturnType<typeof daemonSet>, string, boolean, RegExp]>([
  ["a pod on every node", daemonSet({}), "Healthy", false, /^2 of 2 pods available\.$/],
  [
    "a specification that is not seen yet",
    daemonSet({ observedGeneration: 1 }),
    "Progressing",
    false,
    /controller/,
  ],
  [
    "some pods updated",
    daemonSet({ updatedNumberScheduled: 1 }),
    "Progressing",
    false,
    /^1 of 2 pods updated\.$/,
  ],
  [
    "updated and not available yet",
    daemonSet({ numberAvailable: 1 }),
    "Progressing",
    false,
    /^1 of 2 pods available\.$/,
  ],
  [
    "OnDelete, which waits for a person",
    daemonSet({ updatedNumberScheduled: 0 }, onDelete),
    "Paused",
    false,
    /^0 of 2 pods updated: with OnDelete the others/,
  ],
  [
    "a crash loop",
    daemonSet({ numberAvailable: 1 }, {}, [pod("DaemonSet", "db-x7k2p", "new", "CrashLoopBackOff")]),
    "Degraded",
    true,
    /CrashLoopBackOff in pod db-x7k2p/,
  ],
  [
    "a crash loop of the revision before",
    daemonSet({ updatedNumberScheduled: 1 }, {}, [pod("DaemonSet", "db-x7k2p", "old", "CrashLoopBackOff")]),
    "Progressing",
    false,
    /1 of 2 pods updated/,
  ],
  [
    "no node that wants it",
    daemonSet({ desiredNumberScheduled: 0, updatedNumberScheduled: 0, numberAvailable: 0 }),
    "Healthy",
    false,
    /No node is to run it/,
  ],
  ["none there", { ...daemonSet({}), object: null as never }, "Unknown", false, /no DaemonSet named db here/],
])("a DaemonSet with %s", (_, observed, status, isStuck, reason) => {
  const view = toRolloutView(db, observed);
  expect({ status: view.status, isStuck: view.isStuck }).toEqual({ status, isStuck });
  expect(view.reason).toMatch(reason);
});

test("a DaemonSet's newest revision is the one with the highest number", () => {
  const pods = [pod("DaemonSet", "db-a", "old"), pod("DaemonSet", "db-b", "new")];
  expect(toRolloutView(db, daemonSet({ updatedNumberScheduled: 1 }, {}, pods))).toMatchObject({
    revision: 2,
    replicas: { desired: 2, total: 2, updated: 1, ready: 2, available: 2 },
    pods: [
      { name: "db-b", isCurrent: true },
      { name: "db-a", isCurrent: false },
    ],
    revisions: [{ name: "db-new", isCurrent: true }, { name: "db-old" }],
  });
});
