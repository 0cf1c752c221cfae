import { readFile } from "node:fs/promises";
import { join } from "node:path";
// Not from the package: that loads the models of every API there is.
import { KubeConfig } from "@kubernetes/client-node/dist/config.js";
import { inClusterContext } from "@greenroom/core/environments";

/** What a pod is to the cluster that it runs in. */
export interface ServiceAccount {
  /** Address of the API server. */
  readonly server: string;
  /** Holds `token`, which Kubernetes changes every hour or so, and `ca.crt`. */
  readonly directory: string;
}

/** @param settings two of which Kubernetes sets in every container
 * @returns undefined = this process runs in no pod */
export function serviceAccountIn(settings: {
  readonly KUBERNETES_SERVICE_HOST?: string | undefined;
  readonly KUBERNETES_SERVICE_PORT?: number | undefined;
  readonly GREENROOM_SERVICE_ACCOUNT_DIR: string;
}): ServiceAccount | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = 443 } = settings;
  if (host === undefined) return undefined;
  return {
    server: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
    directory: settings.GREENROOM_SERVICE_ACCOUNT_DIR,
  };
}

/** The client's own way of it keeps a token for a minute after it was changed, and sends it with its line end.
 * @throws when no service account is mounted */
export async function loadServiceAccount({ server, directory }: ServiceAccount): Promise<KubeConfig> {
  const tokenFile = join(directory, "token");
  await readToken(tokenFile);
  const config = new KubeConfig();
  config.addAuthenticator({
    isAuthProvider: () => true,
    async applyAuthentication(_user, options) {
      options.headers ??= {};
      Object.assign(options.headers, { Authorization: `Bearer ${await readToken(tokenFile)}` });
    },
  });
  config.loadFromOptions({
    clusters: [{ name: inClusterContext, server, caFile: join(directory, "ca.crt"), skipTLSVerify: false }],
    users: [{ name: inClusterContext }],
    contexts: [{ name: inClusterContext, cluster: inClusterContext, user: inClusterContext }],
    currentContext: inClusterContext,
  });
  return config;
}

async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (cause) {
    throw new Error(
      `no service account is mounted (${path} cannot be read): leave automountServiceAccountToken of the pod as it is`,
      { cause },
    );
  }
}
