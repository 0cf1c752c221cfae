import { readFile } from "node:fs/promises";
import type { User } from "@kubernetes/client-node";
// Not from the package: that loads the models of every API there is.
import { KubeConfig } from "@kubernetes/client-node/dist/config.js";
import { inClusterContext } from "@greenroom/core/environments";
import { createExecCredentials, type ExecCredentials } from "./exec-credentials.ts";
import { execSpecSchema, type ExecSpec } from "./exec-plugin.ts";
import { loadServiceAccount, type ServiceAccount } from "./service-account.ts";

/** How to reach a cluster as one identity. One for a process: it keeps what credential plugins answered. */
export interface ClusterAccess {
  /** What the file calls its contexts, and `in-cluster` in a pod.
   * @throws when the file is not there or is no kubeconfig */
  contexts(): Promise<readonly string[]>;
  /** Reads the file anew: the embedded cluster writes it minutes after the start, and again after a reset.
   * @throws when the file or the context is not there, or the credential plugin fails */
  load(context: string): Promise<KubeConfig>;
  /** The cluster refused the context's credential: a plugin is asked for another one. */
  renewCredential(context: string): void;
}

/** @param path of a kubeconfig; undefined = none is configured, which is said when it is first needed
 * @param pod what this process is to the cluster that it runs in, which is the context `in-cluster`; undefined = it
 * runs in none */
export function createClusterAccess(path: string | undefined, pod?: ServiceAccount): ClusterAccess {
  const credentials = createExecCredentials();
  const specs = new Map<string, ExecSpec>();
  return {
    async contexts() {
      const own = pod === undefined ? [] : [inClusterContext];
      if (path === undefined && own.length > 0) return own;
      return [...own, ...(await parseKubeconfig(path)).getContexts().map(({ name }) => name)];
    },
    async load(context) {
      if (context === inClusterContext) {
        if (pod === undefined)
          throw new Error(
            `${inClusterContext} is the cluster that Greenroom runs in, and this process runs in no pod`,
          );
        return loadServiceAccount(pod);
      }
      const read = await parseKubeconfig(path);
      if (read.getContextObject(context) === null)
        throw new Error(`the kubeconfig has no context named ${context}`);
      read.setCurrentContext(context);
      const user = read.getCurrentUser();
      if (!user?.exec) return read;
      const parsed = execSpecSchema.safeParse(user.exec);
      if (!parsed.success)
        throw new Error(`the kubeconfig's credential plugin of user ${user.name} names no program`);
      specs.set(context, parsed.data);
      await credentials.get(parsed.data);
      return withPlugin(read, user, parsed.data, credentials);
    },
    renewCredential(context) {
      const spec = specs.get(context);
      if (spec) credentials.forget(spec);
    },
  };
}

/** The client's own way of asking a plugin knows no time-out, asks anew with every load and, when it fails on a
 * watch that is opened again, ends in a rejection that nobody can catch. */
function withPlugin(read: KubeConfig, user: User, spec: ExecSpec, credentials: ExecCredentials): KubeConfig {
  const config = new KubeConfig();
  config.addAuthenticator({
    isAuthProvider: ({ name }) => name === user.name,
    async applyAuthentication(_user, options) {
      const { token, clientCertificateData, clientKeyData } = await credentials.get(spec);
      if (clientCertificateData) options.cert = clientCertificateData;
      if (clientKeyData) options.key = clientKeyData;
      options.headers ??= {};
      if (token) Object.assign(options.headers, { Authorization: `Bearer ${token}` });
    },
  });
  config.loadFromOptions({
    clusters: read.getClusters(),
    contexts: read.getContexts(),
    users: [{ ...user, exec: undefined, authProvider: undefined }],
    currentContext: read.getCurrentContext(),
  });
  return config;
}

async function parseKubeconfig(path: string | undefined): Promise<KubeConfig> {
  if (path === undefined) throw new Error("no cluster is configured: KUBECONFIG is not set");
  const read = new KubeConfig();
  read.loadFromString(await readKubeconfig(path));
  return read;
}

async function readKubeconfig(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isMissing ? new Error("the kubeconfig file is not there yet") : error;
  }
}
