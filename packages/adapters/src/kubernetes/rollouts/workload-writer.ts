import type { Environment } from "@greenroom/core/environments";
import { TerminalError, UnavailableError } from "@greenroom/core/result";
import type { WorkloadTarget, WorkloadWriter } from "@greenroom/core/rollouts";
import { describeApiFailure, statusOf } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { type OverlayTools, type RenderedObject, renderOverlay } from "./render-overlay.ts";
import type { ScopedObjectApi } from "./scoped-object-api.ts";

/** @param access of the identity that may write to the environments' namespaces */
export function createWorkloadWriter(
  options: OverlayTools & { readonly access: ClusterAccess },
): WorkloadWriter {
  return {
    async apply(target, image, signal) {
      const { environment } = target;
      const objects = await renderOverlay(target, image, options, signal);
      try {
        const config = await options.access.load(environment.cluster.context);
        const { ScopedObjectApi: Api } = await import("./scoped-object-api.ts");
        const api = config.makeApiClient(Api).until(signal);
        return await applyAll(api, target, objects, signal);
      } catch (error) {
        throw toDomainFailure(environment, error, signal);
      }
    },
  };
}

async function applyAll(
  api: ScopedObjectApi,
  { workload: { kind, name, namespace } }: WorkloadTarget,
  objects: readonly RenderedObject[],
  signal: AbortSignal,
): Promise<{ generation: number; objects: string[] }> {
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
    const written = await api.apply(object);
    applied.push(`${object.kind} ${object.metadata.name}`);
    if (object.kind === kind && object.metadata.name === name)
      generation = written.metadata?.generation ?? null;
  }
  if (generation === null)
    throw new TerminalError(`The cluster did not say which generation of ${name} it has now.`);
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
