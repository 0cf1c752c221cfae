import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { parseAllDocuments, stringify } from "yaml";
import { z } from "zod";
import { PreparationError } from "../host/index.ts";
import type { PreparedImage } from "../images/index.ts";
import { type ApiReader, apiReader } from "./api-reader.ts";
import type { ClusterPart } from "./cluster.ts";
import { imagesOf, pinContainers } from "./pinned-images.ts";
import { podListSchema, waitingFor, workloadSchema } from "./workload-readiness.ts";

const checkoutManifests = resolve(import.meta.dirname, "../../../manifests");
const readyTimeoutMs = 180_000;

export interface DeployPartOptions {
  readonly part: ClusterPart;
  readonly kubectl: string;
  readonly kubeconfig: string;
  readonly images: readonly PreparedImage[];
  readonly manifestsDir?: string;
  /** Brings images into the cluster that are not there yet. */
  readonly importImages: (images: readonly PreparedImage[]) => Promise<void>;
  /** Start of the cluster's run. */
  readonly since: Date;
  /** @param ratio 0–1 */
  readonly onProgress: (ratio: number, detail: string) => void;
  readonly signal?: AbortSignal;
}

const objectSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
});
type KubernetesObject = z.infer<typeof objectSchema>;

const labels: Record<ClusterPart, string> = {
  system: "cluster services",
  monitoring: "monitoring",
  workloads: "go-demo",
};

/** Directories below packages/manifests, applied in this order. */
function targets(part: ClusterPart, manifestsDir: string): readonly string[] {
  switch (part) {
    case "system":
      return ["greenroom", "cluster"];
    case "monitoring":
      return ["monitoring/overlays/sandbox"];
    case "workloads":
      return readdirSync(join(manifestsDir, workloadOverlays), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${workloadOverlays}/${name}`)
        .sort();
  }
}
const workloadOverlays = "go-demo/overlays/sandbox";

/** Renders a part's manifests, applies them and waits until the pods of this run are ready.
 * @throws PreparationError that says which pod waits for what */
export async function deployPart(options: DeployPartOptions): Promise<void> {
  const { part, onProgress } = options;
  const manifestsDir = options.manifestsDir ?? checkoutManifests;
  const reader = apiReader(options.kubeconfig);
  onProgress(0, `applying ${labels[part]}`);
  const applied: KubernetesObject[] = [];
  for (const target of targets(part, manifestsDir)) {
    const objects = await render(join(manifestsDir, target), options);
    await options.importImages(options.images.filter(({ repository }) => usesImage(objects, repository)));
    // From its first release on, promotions own a workload: it stays as the last one left it.
    if (part !== "workloads" || !(await isDeployed(objects, reader))) await apply(objects, options);
    applied.push(...objects);
  }
  await untilReady(applied, reader, options);
  onProgress(1, `${labels[part]} ready`);
}

async function kubectl(options: DeployPartOptions, args: readonly string[], input?: string): Promise<string> {
  const { stdout } = await execa(options.kubectl, args, {
    env: { KUBECONFIG: options.kubeconfig },
    ...(input === undefined ? {} : { input }),
    ...(options.signal ? { cancelSignal: options.signal } : {}),
  });
  return stdout;
}

async function render(directory: string, options: DeployPartOptions): Promise<KubernetesObject[]> {
  const output = await kubectl(options, ["kustomize", directory]);
  const objects = parseAllDocuments(output).map((document) => objectSchema.parse(document.toJS()));
  const missing = objects.flatMap((object) => pinContainers(object, options.images));
  if (missing.length > 0) {
    throw new PreparationError({
      what: `${labels[options.part]} cannot be deployed`,
      why: `no image was built for ${missing.join(", ")}`,
      remedy: `compare the images named in ${directory} with those the sandbox builds`,
    });
  }
  return objects;
}

/** Every version of an image comes along with the one in use: promotions move between them. */
function usesImage(objects: readonly KubernetesObject[], repository: string): boolean {
  return objects.some((object) => imagesOf(object).some((image) => image.startsWith(`${repository}@`)));
}

async function isDeployed(objects: readonly KubernetesObject[], reader: ApiReader): Promise<boolean> {
  const workloads = objects.filter(isWorkload);
  const found = await Promise.all(workloads.map((object) => reader.get(workloadPath(object), z.unknown())));
  return found.length > 0 && found.every((object) => object !== null);
}

async function apply(objects: readonly KubernetesObject[], options: DeployPartOptions): Promise<void> {
  const documents = objects.map((object) => stringify(object, { lineWidth: 0 })).join("---\n");
  const args = [
    "apply",
    "--server-side",
    "--force-conflicts",
    "--field-manager=greenroom-sandbox",
    "-f",
    "-",
  ];
  // Namespaces come first in kustomize's output, yet their default service account appears a moment later.
  await kubectl(options, args, documents);
}

const workloadKinds: Readonly<Record<string, string>> = {
  Deployment: "deployments",
  StatefulSet: "statefulsets",
  DaemonSet: "daemonsets",
};

function isWorkload(object: KubernetesObject): boolean {
  return object.kind in workloadKinds;
}

function workloadPath({ kind, metadata }: KubernetesObject): string {
  const { namespace = "default", name } = metadata;
  return `/apis/apps/v1/namespaces/${namespace}/${workloadKinds[kind] ?? kind}/${name}`;
}

async function untilReady(
  objects: readonly KubernetesObject[],
  reader: ApiReader,
  { part, since, signal, onProgress }: DeployPartOptions,
): Promise<void> {
  const workloads = objects.filter(isWorkload);
  const deadline = performance.now() + readyTimeoutMs;
  let reasons: readonly string[] = [];
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    reasons = (await Promise.all(workloads.map((object) => reasonToWait(object, reader, since)))).filter(
      (reason) => reason !== null,
    );
    if (reasons.length === 0) return;
    onProgress(
      (workloads.length - reasons.length + 0.5) / (workloads.length + 1),
      `waiting for ${reasons[0]}`,
    );
    await delay(300, undefined, { signal });
  }
  throw new PreparationError({
    what: `${labels[part]} did not become ready within ${readyTimeoutMs / 1000} s`,
    why: reasons.join("; "),
    remedy: "look at it with: npm run sandbox -- kubectl get pods,events -A",
  });
}

async function reasonToWait(
  object: KubernetesObject,
  reader: ApiReader,
  since: Date,
): Promise<string | null> {
  const { namespace = "default", name } = object.metadata;
  try {
    const workload = await reader.get(workloadPath(object), workloadSchema);
    if (!workload) return `${namespace}/${name}: it does not exist`;
    const selector = Object.entries(workload.spec.selector.matchLabels)
      .map(([label, value]) => `${label}=${value}`)
      .join(",");
    const path = `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}`;
    const pods = await reader.get(path, podListSchema);
    return waitingFor(workload, pods?.items ?? [], since);
  } catch (error) {
    return `${namespace}/${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
