import {
  type Configuration,
  type KubernetesObject,
  KubernetesObjectApi,
  PatchStrategy,
  type RequestContext,
} from "@kubernetes/client-node";
import { TerminalError } from "@greenroom/core/result";
import type { RenderedObject } from "./render-overlay.ts";

const fieldManager = "greenroom";
/** Longer than an API server takes before it ends a request by itself, webhooks included. */
const answerTimeoutMs = 70_000;

/** Writes objects of any kind. Its module loads the models of every API there is, so it is fetched when it is needed. */
export class ScopedObjectApi extends KubernetesObjectApi {
  #stopping: AbortSignal | null = null;

  /** Every request from now on ends with the signal. */
  until(signal: AbortSignal): this {
    this.#stopping = signal;
    return this;
  }

  /** The library's own way knows no signal: it waits five minutes for an API server that says nothing. */
  protected override requestPromise<T extends KubernetesObject>(
    request: RequestContext,
    type?: string,
    options?: Configuration,
  ): Promise<T> {
    const limit = AbortSignal.timeout(answerTimeoutMs);
    request.setSignal(this.#stopping ? AbortSignal.any([this.#stopping, limit]) : limit);
    return super.requestPromise(request, type, options);
  }

  async isNamespaced({ apiVersion, kind }: RenderedObject): Promise<boolean> {
    const resource = await this.resource(apiVersion, kind);
    if (resource === undefined) throw new TerminalError(`The cluster knows no ${kind} of ${apiVersion}.`);
    return resource.namespaced;
  }

  /** What another field manager set by hand is taken back: the overlay is the truth. */
  async apply(object: RenderedObject) {
    return await this.patch(object, undefined, undefined, fieldManager, true, PatchStrategy.ServerSideApply);
  }
}
