import { expect, test } from "vitest";
import type { Observed, ObservedDeployment, ObservedPod, ObservedWorkload } from "./observed-workload.ts";
import { toRolloutView } from "./to-rollout-view.ts";

const goDemo = { name: "go-demo", container: null };
const digest = `sha256:${"a".repeat(64)}`;
const at = new Date("2026-01-01T00:00:00Z");

type Status = NonNullable<ObservedDeployment["status"]>;
const complete: Status = {
  observedGeneration: 2,
  replicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
  conditions: [
    { type: "Available", status: "True" },
    { type: "Progressing", status: "True", reason: "NewReplicaSetAvailable" },
  ],
};

function workload(
  status: Status,
  pods: readonly ObservedPod[] = [],
  spec: Partial<NonNullable<ObservedDeployment["spec"]>> = {},
): Observed<"Deployment"> {
  const template = {
    metadata: { labels: { "app.kubernetes.io/version": "1.1.0" } },
    spec: { containers: [{ name: "go-demo", image: `greenroom.local/go-demo@${digest}` }] },
  };
  const owner = [{ kind: "Deployment", name: "go-demo", uid: "d1" }];
  return {
    kind: "Deployment",
    object: {
      metadata: {
        name: "go-demo",
        uid: "d1",
        generation: 2,
        annotations: { "deployment.kubernetes.io/revision": "2" },
      },
      spec: { replicas: 3, template, ...spec },
      status,
    },
    replicaSets: [
      {
        metadata: {
          name: "go-demo-new",
          uid: "r2",
          creationTimestamp: at,
          ownerReferences: owner,
          labels: { "pod-template-hash": "new" },
          annotations: { "deployment.kubernetes.io/revision": "2" },
        },
        spec: { template },
        status: { replicas: 3, readyReplicas: 3 },
      },
      { metadata: { name: "other-1", uid: "r9", ownerReferences: [{ ...owner[0]!, uid: "d9" }] } },
    ],
    pods,
    events: [],
  };
}

function pod(name: string, container: Partial<ContainerStatus> = {}, isReady = false): ObservedPod {
  return {
    metadata: {
      name,
      creationTimestamp: at,
      labels: { "pod-template-hash": "new", "app.kubernetes.io/version": "1.1.0" },
      ownerReferences: [{ kind: "ReplicaSet", name: "go-demo-new", uid: "r2" }],
    },
    status: {
      phase: isReady ? "Running" : "Pending",
      conditions: [{ type: "Ready", status: isReady ? "True" : "False" }],
      containerStatuses: [
        { name: "go-demo", ready: isReady, restartCount: 0, imageID: digest, ...container },
      ],
    },
  };
}
type ContainerStatus = NonNullable<NonNullable<ObservedPod["status"]>["containerStatuses"]>[number];
const waiting = (reason: string, message?: string) => ({
  state: { waiting: message === undefined ? { reason } : { reason, message } },
});

test.each<[string, ObservedWorkload, string, boolean, RegExp]>([
  ["everything available", workload(complete), "Healthy", false, /3 of 3 pods available/],
  [
    "no such Deployment",
    { kind: "Deployment", object: null, replicaSets: [], pods: [], events: [] },
    "Unknown",
    false,
    /no Deployment named go-demo/,
  ],
  ["paused", workload(complete, [], { paused: true }), "Paused", false, /Paused/],
  [
    "scaled to zero on purpose",
    workload({ ...complete, replicas: 0, updatedReplicas: 0, availableReplicas: 0 }, [], { replicas: 0 }),
    "Healthy",
    false,
    /Scaled to zero/,
  ],
  [
    "a new specification that the controller has not seen",
    workload({ ...complete, observedGeneration: 1 }),
    "Progressing",
    false,
    /controller/,
  ],
  [
    "some pods updated",
    workload({ ...complete, updatedReplicas: 1 }),
    "Progressing",
    false,
    /1 of 3 pods updated/,
  ],
  [
    "an old pod still there",
    workload({ ...complete, replicas: 4 }),
    "Progressing",
    false,
    /1 old pod to end/,
  ],
  [
    "updated but not available yet",
    workload({
      ...complete,
      availableReplicas: 2,
      conditions: [{ type: "Progressing", status: "True", reason: "ReplicaSetUpdated" }],
    }),
    "Progressing",
    false,
    /2 of 3 pods available/,
  ],
  [
    "availability lost after the rollout was complete",
    workload({
      ...complete,
      availableReplicas: 0,
      conditions: [
        { type: "Available", status: "False" },
        { type: "Progressing", status: "True", reason: "NewReplicaSetAvailable" },
      ],
    }),
    "Degraded",
    false,
    /0 of 3 pods available/,
  ],
  [
    "the progress deadline passed",
    workload({
      ...complete,
      updatedReplicas: 1,
      conditions: [{ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }],
    }),
    "Degraded",
    true,
    /No progress within the deadline: 1 of 3/,
  ],
  [
    "a quota that forbids the pods",
    workload({
      ...complete,
      updatedReplicas: 0,
      conditions: [{ type: "ReplicaFailure", status: "True", message: "exceeded quota: pods=3." }],
    }),
    "Degraded",
    true,
    /exceeded quota: pods=3\.$/,
  ],
  [
    "an image that cannot be pulled, before any deadline",
    workload({ ...complete, updatedReplicas: 1 }, [pod("p1", waiting("ImagePullBackOff", "not found"))]),
    "Degraded",
    true,
    /ImagePullBackOff in pod p1: not found/,
  ],
  [
    "a first failed pull, which may heal",
    workload({ ...complete, updatedReplicas: 1 }, [pod("p1", waiting("ErrImagePull"))]),
    "Progressing",
    false,
    /1 of 3/,
  ],
  [
    "a crash loop, with the exit code",
    workload({ ...complete, availableReplicas: 2 }, [
      pod("p1", {
        state: { waiting: { reason: "CrashLoopBackOff" } },
        lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
      }),
    ]),
    "Degraded",
    true,
    /CrashLoopBackOff in pod p1: exit code 137 \(OOMKilled\)/,
  ],
])("%s", (_name, observed, status, isStuck, reason) => {
  const view = toRolloutView(goDemo, observed);
  expect({ status: view.status, isStuck: view.isStuck }).toEqual({ status, isStuck });
  expect(view.reason).toMatch(reason);
});

test("a stuck pod of an old revision does not judge the new one", () => {
  const old = pod("old", waiting("CrashLoopBackOff"));
  const labels = { "pod-template-hash": "old" };
  const observed = workload(complete, [{ ...old, metadata: { ...old.metadata, labels } }]);
  expect(toRolloutView(goDemo, observed).status).toBe("Healthy");
});

test("image, digest, version and revisions come from the Deployment's own objects", () => {
  const view = toRolloutView(goDemo, workload(complete, [pod("p1", {}, true)]));
  expect(view).toMatchObject({
    revision: 2,
    version: "1.1.0",
    image: { repository: "greenroom.local/go-demo", tag: null, digest },
    revisions: [{ name: "go-demo-new", revision: 2, isCurrent: true }],
    pods: [{ name: "p1", isReady: true, isCurrent: true, reason: null }],
  });
});

test("a template's own digest is what runs, whatever manifest of it the runtime reports", () => {
  const imageID = `greenroom.local/go-demo@sha256:${"c".repeat(64)}`;
  expect(toRolloutView(goDemo, workload(complete, [pod("p1", { imageID }, true)])).image?.digest).toBe(
    digest,
  );
});

test("a tag gets the digest on which all current pods agree", () => {
  const template = { spec: { containers: [{ name: "go-demo", image: "localhost:5000/go-demo:1.1.0" }] } };
  const imageID = `localhost:5000/go-demo@${digest}`;
  const agreeing = workload(complete, [pod("p1", { imageID }, true)], { template });
  expect(toRolloutView(goDemo, agreeing).image).toEqual({
    reference: "localhost:5000/go-demo:1.1.0",
    repository: "localhost:5000/go-demo",
    tag: "1.1.0",
    digest,
  });
  const other = pod("p2", { imageID: `localhost:5000/go-demo@sha256:${"b".repeat(64)}` }, true);
  const split = workload(complete, [pod("p1", { imageID }, true), other], { template });
  expect(toRolloutView(goDemo, split).image?.digest).toBeNull();
});

test("a pod that fails its probe says which", () => {
  const observed = workload({ ...complete, availableReplicas: 2 }, [pod("p1")]);
  const view = toRolloutView(goDemo, {
    ...observed,
    events: [
      {
        involvedObject: { kind: "Pod", name: "p1" },
        reason: "Unhealthy",
        type: "Warning",
        message: "Readiness probe failed: 503",
        lastTimestamp: at,
      },
    ],
  });
  expect(view.pods[0]).toMatchObject({ reason: "NotReady", message: "Readiness probe failed: 503" });
  expect(view.events).toHaveLength(1);
});

test("the container that is named is the service's; without it nothing is said of an image", () => {
  const template = {
    spec: { containers: ["proxy", "web"].map((name) => ({ name, image: `r.local/${name}:1` })) },
  };
  const seen = workload(complete, [], { template });
  const repositoryOf = (container: string | null) =>
    toRolloutView({ name: "go-demo", container }, seen).image?.repository;
  expect(["web", "gone", null].map(repositoryOf)).toEqual(["r.local/web", undefined, "r.local/proxy"]);
});

test("a first container of another name than the workload's gives the digest that runs", () => {
  const template = { spec: { containers: [{ name: "proxy", image: "r.local/proxy:1" }] } };
  const running = pod("p1", { name: "proxy", imageID: `r.local/proxy@${digest}` }, true);
  expect(toRolloutView(goDemo, workload(complete, [running], { template })).image?.digest).toBe(digest);
});
