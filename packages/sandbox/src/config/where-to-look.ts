import { findRun, kubeconfigPaths } from "../cluster/index.ts";
import { prometheusUrl } from "../start/node-ports.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** Which cluster and Prometheus a check asks: those that are named, else those of the sandbox that runs in a state
 * directory. A pod asks its own.
 * @returns `said`: what to say of it first; null = the person's own words are gone by */
export function whereToLook(
  given: Variables,
  stateDir: string,
): { readonly variables: Variables; readonly said: string | null } {
  if (given["KUBECONFIG"] || given["PROMETHEUS_URL"] || given["KUBERNETES_SERVICE_HOST"])
    return { variables: given, said: null };
  const run = findRun(stateDir);
  const prometheus = run && prometheusUrl(run.nodePorts);
  if (!prometheus)
    return {
      variables: given,
      said: "no sandbox of this checkout runs, and no cluster is named: start one with npm start, or export KUBECONFIG=<path> PROMETHEUS_URL=http://<host>:<port>",
    };
  const named = {
    KUBECONFIG: kubeconfigPaths(stateDir).portal,
    PROMETHEUS_URL: prometheus,
  };
  const words = Object.entries(named).map(([name, value]) => `${name}=${value}`);
  return {
    variables: { ...given, ...named },
    said: `asking this checkout's sandbox: ${words.join(" ")}`,
  };
}
