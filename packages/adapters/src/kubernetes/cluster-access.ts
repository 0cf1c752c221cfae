import { readFile } from "node:fs/promises";
import { KubeConfig } from "@kubernetes/client-node";

/** How to reach a cluster as one identity. */
export interface ClusterAccess {
  /** Reads the file anew: the embedded cluster writes it minutes after the start, and again after a reset.
   * @throws when the file or the context is not there */
  load(context: string): Promise<KubeConfig>;
}

/** @param path of a kubeconfig; undefined = nothing is configured, which is said when it is first needed */
export function createClusterAccess(path: string | undefined): ClusterAccess {
  return {
    async load(context) {
      if (path === undefined) throw new Error("no cluster is configured: KUBECONFIG is not set");
      const text = await readFile(path, "utf8");
      const config = new KubeConfig();
      config.loadFromString(text);
      if (config.getContextObject(context) === null)
        throw new Error(`the kubeconfig has no context named ${context}`);
      config.setCurrentContext(context);
      return config;
    },
  };
}
