import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { KubernetesObject } from "@kubernetes/client-node";
import { imageName } from "@greenroom/core/releases";
import { TerminalError } from "@greenroom/core/result";
import {
  ownContainer,
  type Workload,
  type WorkloadImage,
  type WorkloadTarget,
} from "@greenroom/core/rollouts";
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
const workloadSchema = z.looseObject({
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

/** The overlay's objects with the service's own container at the image, and the workload and its pods labelled with its
 * version.
 * @throws TerminalError when the overlay cannot be built or holds no such workload */
export async function renderOverlay(
  { overlay, workload }: WorkloadTarget,
  image: WorkloadImage,
  { kubectlBinary, manifestsDirectory }: OverlayTools,
  signal: AbortSignal,
): Promise<RenderedObject[]> {
  const text = await build(kubectlBinary, join(manifestsDirectory, overlay), signal);
  const objects = parseAllDocuments(text).map((document) => objectSchema.parse(document.toJS()));
  const index = objects.findIndex(
    ({ kind, metadata }) => kind === workload.kind && metadata.name === workload.name,
  );
  const found = objects[index];
  if (found === undefined)
    throw new TerminalError(`The overlay ${overlay} has no ${workload.kind} named ${workload.name}.`);
  objects[index] = withImage(workloadSchema.parse(found), workload, image);
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

type RenderedWorkload = z.infer<typeof workloadSchema>;

/** @throws TerminalError when it has no container of the name that the service asks for */
function withImage(rendered: RenderedWorkload, workload: Workload, image: WorkloadImage): RenderedWorkload {
  const { template } = rendered.spec;
  const { containers } = template.spec;
  const own = ownContainer(workload, containers);
  if (own === null)
    throw new TerminalError(
      `The ${workload.kind} ${workload.name} of the overlay has no container named ${workload.container}.`,
    );
  const { metadata } = rendered;
  return {
    ...rendered,
    metadata: { ...metadata, labels: { ...metadata.labels, [versionLabel]: image.version } },
    spec: {
      ...rendered.spec,
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
