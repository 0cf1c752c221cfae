import { z } from "zod";

/** What the tests read of an object; everything else passes through. */
export const manifestObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.unknown().optional(),
});
export type ManifestObject = z.infer<typeof manifestObject>;

const quantities = z.object({ cpu: z.string(), memory: z.string() }).partial().optional();

const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).default([]),
  ports: z.array(z.looseObject({ name: z.string(), containerPort: z.number() })).default([]),
  resources: z.object({ requests: quantities, limits: quantities }).optional(),
  readinessProbe: z.unknown().optional(),
  livenessProbe: z.unknown().optional(),
  volumeMounts: z
    .array(z.looseObject({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().default(false) }))
    .default([]),
  securityContext: z
    .looseObject({
      allowPrivilegeEscalation: z.boolean().optional(),
      readOnlyRootFilesystem: z.boolean().optional(),
      capabilities: z.object({ drop: z.array(z.string()), add: z.array(z.string()).default([]) }).optional(),
    })
    .optional(),
});
export type Container = z.infer<typeof container>;

const workload = z.looseObject({
  replicas: z.number().optional(),
  selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
  template: z.object({
    metadata: z.looseObject({
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()).default({}),
    }),
    spec: z.looseObject({
      serviceAccountName: z.string().optional(),
      automountServiceAccountToken: z.boolean().optional(),
      priorityClassName: z.string().optional(),
      terminationGracePeriodSeconds: z.number().optional(),
      hostNetwork: z.boolean().optional(),
      hostPID: z.boolean().optional(),
      hostIPC: z.boolean().optional(),
      securityContext: z
        .looseObject({
          runAsNonRoot: z.boolean().optional(),
          runAsUser: z.number().optional(),
          seccompProfile: z.looseObject({ type: z.string() }).optional(),
        })
        .optional(),
      containers: z.array(container).min(1),
      initContainers: z.array(container).default([]),
      volumes: z
        .array(z.looseObject({ name: z.string(), hostPath: z.object({ path: z.string() }).optional() }))
        .default([]),
    }),
  }),
});

export interface Workload {
  /** "Deployment prod/go-demo" */
  readonly title: string;
  readonly name: string;
  readonly namespace: string;
  readonly spec: z.infer<typeof workload>;
}

const configMap = z.looseObject({ data: z.record(z.string(), z.string()) });

/** The files of the ConfigMap that is generated under this name.
 * @throws Error when there is none */
export function configurationOf(
  objects: readonly ManifestObject[],
  name: string,
): Readonly<Record<string, string>> {
  const generated = new RegExp(`^${name}-[a-z0-9]{10}$`);
  const found = objects.find(({ kind, metadata }) => kind === "ConfigMap" && generated.test(metadata.name));
  if (!found) throw new Error(`no ConfigMap ${name}`);
  return configMap.parse(found).data;
}

const workloadKinds = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"];

export function workloadsOf(objects: readonly ManifestObject[]): readonly Workload[] {
  return objects
    .filter(({ kind }) => workloadKinds.includes(kind))
    .map(({ kind, metadata, spec }) => ({
      title: `${kind} ${metadata.namespace}/${metadata.name}`,
      name: metadata.name,
      namespace: metadata.namespace ?? "",
      spec: workload.parse(spec),
    }));
}
