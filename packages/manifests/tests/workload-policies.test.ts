import { describe, expect, test } from "vitest";
import { buildOverlay, overlays } from "./build-overlay.ts";
import { type Container, type Workload, workloadsOf } from "./manifest-object.ts";

/** The one workload that reads its node's files; what it may do with them has a test of its own. */
const nodeReader = "node-exporter";

/** What every container of every workload has to meet, in any overlay. */
const containerPolicies: Record<string, (container: Container) => boolean> = {
  "names its image by tag or digest, never latest": ({ image }) =>
    /@sha256:[0-9a-f]{64}$|:[\w.-]+$/.test(image) && !image.endsWith(":latest"),
  "takes its image from a repository that a deploy can replace": ({ image }) =>
    image.startsWith("greenroom.local/"),
  "requests CPU and memory": ({ resources }) =>
    Boolean(resources?.requests?.cpu && resources.requests.memory),
  "limits CPU and memory": ({ resources }) => Boolean(resources?.limits?.cpu && resources.limits.memory),
  "is asked whether it is ready and alive": ({ readinessProbe, livenessProbe }) =>
    Boolean(readinessProbe && livenessProbe),
  "cannot gain privileges": ({ securityContext }) => securityContext?.allowPrivilegeEscalation === false,
  "cannot write to its root file system": ({ securityContext }) =>
    securityContext?.readOnlyRootFilesystem === true,
  "has no capability": ({ securityContext }) =>
    securityContext?.capabilities?.drop.includes("ALL") === true &&
    securityContext.capabilities.add.length === 0,
};

const podPolicies: Record<string, (workload: Workload) => boolean> = {
  "runs as a user that is not root": ({ spec }) =>
    spec.template.spec.securityContext?.runAsNonRoot === true &&
    (spec.template.spec.securityContext.runAsUser ?? 0) > 0,
  "filters system calls": ({ spec }) =>
    spec.template.spec.securityContext?.seccompProfile?.type === "RuntimeDefault",
  "shares nothing with its node": ({ name, spec: { template } }) =>
    template.spec.hostNetwork !== true &&
    template.spec.hostPID !== true &&
    template.spec.hostIPC !== true &&
    (name === nodeReader || template.spec.volumes.every(({ hostPath }) => hostPath === undefined)),
  "has a service account of its own": ({ name, spec }) => spec.template.spec.serviceAccountName === name,
  "selects its own pods": ({ spec }) =>
    Object.entries(spec.selector.matchLabels).every(
      ([label, value]) => spec.template.metadata.labels[label] === value,
    ),
  "carries the recommended labels": ({ name, spec }) => {
    const { labels } = spec.template.metadata;
    return (
      labels["app.kubernetes.io/name"] === name &&
      labels["app.kubernetes.io/part-of"] === "greenroom" &&
      labels["app.kubernetes.io/managed-by"] === "kustomize"
    );
  },
};

const withWorkloads = overlays.filter((overlay) => overlay !== "greenroom");

describe.each(withWorkloads)("%s", (overlay) => {
  const workloads = () => workloadsOf(buildOverlay(overlay));

  test("has workloads to judge", () => expect(workloads()).not.toEqual([]));

  test.each(Object.entries(podPolicies))("every pod %s", (_, holds) => {
    expect(
      workloads()
        .filter((workload) => !holds(workload))
        .map(({ title }) => title),
    ).toEqual([]);
  });

  test.each(Object.entries(containerPolicies))("every container %s", (_, holds) => {
    const offenders = workloads().flatMap(({ title, spec }) =>
      [...spec.template.spec.containers, ...spec.template.spec.initContainers]
        .filter((container) => !holds(container))
        .map(({ name }) => `${title} ${name}`),
    );
    expect(offenders).toEqual([]);
  });
});

test.each(withWorkloads.filter((overlay) => overlay.startsWith("monitoring/")))(
  "%s lets node-exporter read its node and nothing more, in a namespace of its own",
  (overlay) => {
    const objects = buildOverlay(overlay);
    const [reader, ...others] = workloadsOf(objects).filter(
      ({ namespace }) => namespace === "monitoring-nodes",
    );
    expect([reader?.title, others]).toEqual(["DaemonSet monitoring-nodes/node-exporter", []]);
    const { volumes, containers, automountServiceAccountToken } = reader?.spec.template.spec ?? {};
    expect(volumes?.map(({ hostPath }) => hostPath?.path)).toEqual(["/proc", "/sys", "/"]);
    expect(containers?.flatMap(({ volumeMounts }) => volumeMounts.map(({ readOnly }) => readOnly))).toEqual([
      true,
      true,
      true,
    ]);
    expect(automountServiceAccountToken).toBe(false);
    expect(containers?.flatMap(({ ports }) => ports.filter((port) => "hostPort" in port))).toEqual([]);
  },
);

test("the policies refuse what they are there for", () => {
  const bare: Container = { name: "bare", image: "nginx:latest", args: [], ports: [], volumeMounts: [] };
  const refused = Object.values(containerPolicies).filter((holds) => !holds(bare));
  expect(refused).toHaveLength(Object.keys(containerPolicies).length);
});
