import { KubernetesObjectApi, PatchStrategy } from "@kubernetes/client-node";
import { TerminalError } from "@greenroom/core/result";
import type { RenderedObject } from "./render-overlay.ts";

const fieldManager = "greenroom";

/** Writes objects of any kind. Its module loads the models of every API there is, so it is fetched when it is needed. */
export class ScopedObjectApi extends KubernetesObjectApi {
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
