import { KubernetesObjectApi, PatchStrategy } from "@kubernetes/client-node";
import type { Environment } from "@greenroom/core/environments";
import { TerminalError, UnavailableError } from "@greenroom/core/result";
import type { WorkloadWriter } from "@greenroom/core/rollouts";
import { describeApiFailure, statusOf } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { type OverlayTools, type RenderedObject, renderOverlay } from "./render-overlay.ts";

const fieldManager = "greenroom";

class ScopedObjectApi extends KubernetesObjectApi {
  async isNamespaced({ apiVersion, kind }: RenderedObject): Promise<boolean> {
    const resource = await this.resource(apiVersion, kind);
    if (resource === undefined) throw new TerminalError(`The cluster knows no ${kind} of ${apiVersion}.`);
    return resource.namespaced;
  }
}

/** @param access of the identity that may write to the environments' namespaces */
export function createWorkloadWriter(
  options: OverlayTools & { readonly access: ClusterAccess },
): WorkloadWriter {
  return {
    async apply(environment, image, signal) {
      const objects = await renderOverlay(environment, image, options, signal);
      try {
        const config = await options.access.load(environment.cluster.context);
        const api = config.makeApiClient(ScopedObjectApi);
        return await applyAll(api, environment, objects, signal);
      } catch (error) {
        throw toDomainFailure(environment, error, signal);
      }
    },
  };
}

async function applyAll(
  api: ScopedObjectApi,
  environment: Environment,
  objects: readonly RenderedObject[],
  signal: AbortSignal,
): Promise<{ generation: number; objects: string[] }> {
  const { namespace, workload } = environment.cluster;
  const own: RenderedObject[] = [];
  // Namespaces and other things of the whole cluster belong to the infrastructure, not to a promotion.
  for (const object of objects) if (await api.isNamespaced(object)) own.push(object);
  const stray = own.find(({ metadata }) => metadata.namespace !== namespace);
  if (stray)
    throw new TerminalError(
      `The overlay puts ${stray.kind} ${stray.metadata.name} into namespace ${stray.metadata.namespace ?? "(none)"}, not ${namespace}.`,
    );
  const applied: string[] = [];
  let generation: number | null = null;
  for (const object of own) {
    signal.throwIfAborted();
    const written = await api.patch(
      object,
      undefined,
      undefined,
      fieldManager,
      // What another field manager set by hand is taken back: the overlay is the truth.
      true,
      PatchStrategy.ServerSideApply,
    );
    applied.push(`${object.kind} ${object.metadata.name}`);
    if (object.kind === "Deployment" && object.metadata.name === workload)
      generation = written.metadata?.generation ?? null;
  }
  if (generation === null)
    throw new TerminalError(`The cluster did not say which generation of ${workload} it has now.`);
  return { generation, objects: applied };
}

function toDomainFailure(environment: Environment, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof TerminalError) return error;
  const status = statusOf(error);
  const words = describeApiFailure(error);
  const isRefusal = status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isRefusal
    ? new TerminalError(`The cluster of ${environment.name} refused the change: ${words}`, { cause: error })
    : new UnavailableError(
        "kubernetes",
        `The cluster of ${environment.name} could not be reached: ${words}`,
        {
          cause: error,
        },
      );
}
