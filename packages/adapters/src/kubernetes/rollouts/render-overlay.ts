import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { KubernetesObject } from "@kubernetes/client-node";
import { type Environment } from "@greenroom/core/environments";
import { imageName } from "@greenroom/core/releases";
import { TerminalError } from "@greenroom/core/result";
import type { WorkloadImage } from "@greenroom/core/rollouts";
import { parseAllDocuments } from "yaml";
import { z } from "zod";

const run = promisify(execFile);
const versionLabel = "app.kubernetes.io/version";

export interface OverlayTools {
  readonly kubectlBinary: string;
  readonly manifestsDirectory: string;
}

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
});
const deploymentSchema = z.looseObject({
  ...objectSchema.shape,
  spec: z.looseObject({
    template: z.looseObject({
      metadata: z.looseObject({ labels: z.record(z.string(), z.string()).default({}) }),
      spec: z.looseObject({
        containers: z.array(z.looseObject({ name: z.string(), image: z.string().optional() })).min(1),
      }),
    }),
  }),
});

export type RenderedObject = KubernetesObject & {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/** The overlay's objects with the workload's own container at the image, and the Deployment and its pods labelled with its version.
 * @throws TerminalError when the overlay cannot be built or holds no such workload */
export async function renderOverlay(
  environment: Environment,
  image: WorkloadImage,
  { kubectlBinary, manifestsDirectory }: OverlayTools,
  signal: AbortSignal,
): Promise<RenderedObject[]> {
  const overlay = join(manifestsDirectory, environment.cluster.overlay);
  const text = await build(kubectlBinary, overlay, signal);
  const objects = parseAllDocuments(text).map((document) => objectSchema.parse(document.toJS()));
  const { workload } = environment.cluster;
  const index = objects.findIndex(
    ({ kind, metadata }) => kind === "Deployment" && metadata.name === workload,
  );
  const found = objects[index];
  if (found === undefined)
    throw new TerminalError(
      `The overlay ${environment.cluster.overlay} has no Deployment named ${workload}.`,
    );
  objects[index] = withImage(deploymentSchema.parse(found), workload, image);
  return objects;
}

async function build(kubectlBinary: string, overlay: string, signal: AbortSignal): Promise<string> {
  try {
    const { stdout } = await run(
      kubectlBinary,
      ["kustomize", overlay, "--load-restrictor", "LoadRestrictionsNone"],
      { signal, timeout: 30_000, maxBuffer: 16 * 1024 * 1024 },
    );
    return stdout;
  } catch (error) {
    if (signal.aborted) throw error;
    const stderr = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new TerminalError(`The overlay cannot be built: ${stderr || String(error)}`, { cause: error });
  }
}

type Deployment = z.infer<typeof deploymentSchema>;

function withImage(deployment: Deployment, workload: string, image: WorkloadImage): Deployment {
  const { template } = deployment.spec;
  const { containers } = template.spec;
  const own = containers.find(({ name }) => name === workload) ?? containers[0];
  const { metadata } = deployment;
  return {
    ...deployment,
    metadata: { ...metadata, labels: { ...metadata.labels, [versionLabel]: image.version } },
    spec: {
      ...deployment.spec,
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: { ...template.metadata.labels, [versionLabel]: image.version },
        },
        spec: {
          ...template.spec,
          containers: containers.map((container) =>
            container === own ? { ...container, image: imageName(image) } : container,
          ),
        },
      },
    },
  };
}
