import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { startControlPlane } from "../control-plane/index.ts";
import { type KubernetesApi, kubernetesApi } from "./kubernetes-api.ts";
import { type RunningPod, startStandInNodes } from "./stand-in-nodes.ts";

const namespaces = { test: "books-test", live: "books-live" } as const;
type Environment = keyof typeof namespaces;

const release = (version: string, letter: string) => ({ version, digest: `sha256:${letter.repeat(64)}` });
/** What each promoted service's release is in each environment when Greenroom comes. */
const releases = {
  storefront: { test: release("2.1.0", "b"), live: release("2.0.0", "a") },
  catalogue: { test: release("7.4.0", "c"), live: release("7.3.0", "f") },
} as const satisfies Record<string, Record<Environment, { version: string; digest: string }>>;
type Promoted = keyof typeof releases;

/** The bookshop's cluster: a real API server with its real controllers, and nodes that run nothing. */
export interface PlatformCluster {
  /** As Greenroom's own user. */
  readonly api: KubernetesApi;
  /** Of the service account that Greenroom would have as a pod. */
  readonly podToken: string;
  running(): readonly RunningPod[];
  stop(): Promise<void>;
}

/** @param kubernetes the multi-call binary
 * @param kubectl a program of its own
 * @param home the platform's folder */
export async function startPlatformCluster(
  kubernetes: string,
  kubectl: string,
  home: string,
): Promise<PlatformCluster> {
  const controlPlane = await startControlPlane(kubernetes, [{ name: "greenroom", groups: [] }]);
  let controllers: ChildProcess | null = null;
  const stopped: (() => Promise<void>)[] = [() => controlPlane.stop()];
  const stop = async () => {
    for (const step of stopped.toReversed()) await step();
  };
  try {
    const adminFile = controlPlane.kubeconfig("admin");
    const admin = kubernetesApi(adminFile);
    controllers = startControllers(kubernetes, adminFile);
    const ended = new Promise<void>((resolve) => controllers?.once("exit", () => resolve()));
    stopped.push(async () => {
      controllers?.kill("SIGKILL");
      await ended;
    });
    const nodes = await startStandInNodes(admin);
    stopped.push(() => nodes.stop());
    const apply = (file: string, namespace: string) =>
      execa(kubectl, [`--kubeconfig=${adminFile}`, `--namespace=${namespace}`, "apply", "-f", file]);
    for (const environment of ["test", "live"] as const) {
      const namespace = namespaces[environment];
      await admin.send("POST", "/api/v1/namespaces", { metadata: { name: namespace } });
      await apply(join(home, "cluster/access.yaml"), namespace);
      await apply(join(home, "cluster/workloads.yaml"), namespace);
      for (const service of ["storefront", "catalogue"] as const)
        await deploy({ kubectl, kubeconfig: adminFile, home }, service, environment);
    }
    return {
      api: kubernetesApi(controlPlane.kubeconfig("greenroom")),
      podToken: await makeServiceAccount(admin),
      running: nodes.running,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Those that workloads need: without nodes that beat, others would take its only node away. */
function startControllers(kubernetes: string, kubeconfig: string): ChildProcess {
  const names = ["deployment", "replicaset", "statefulset", "daemonset"].map((name) => `${name}-controller`);
  return spawn(
    kubernetes,
    [
      `--kubeconfig=${kubeconfig}`,
      `--controllers=${names.join(",")}`,
      "--leader-elect=false",
      "--secure-port=0",
    ],
    { argv0: "kube-controller-manager", stdio: "ignore" },
  );
}

async function makeServiceAccount(admin: KubernetesApi): Promise<string> {
  await admin.send("POST", "/api/v1/namespaces", { metadata: { name: "tools" } });
  const accounts = "/api/v1/namespaces/tools/serviceaccounts";
  await admin.send("POST", accounts, { metadata: { name: "greenroom" } });
  const asked = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
  const answer = z.object({ status: z.object({ token: z.string() }) });
  return (await admin.post(`${accounts}/greenroom/token`, asked, answer)).status.token;
}

/** As the company's own pipeline did before: its overlay, at a release. */
async function deploy(
  { kubectl, kubeconfig, home }: Record<"kubectl" | "kubeconfig" | "home", string>,
  service: Promoted,
  environment: Environment,
): Promise<void> {
  const { version, digest } = releases[service][environment];
  const overlay = join(home, "overlays", service, environment);
  const { stdout } = await execa(kubectl, [
    "kustomize",
    overlay,
    "--load-restrictor",
    "LoadRestrictionsNone",
  ]);
  const input = stdout
    .replaceAll(`registry.bookshop.example/${service}`, `$&@${digest}`)
    .replace(/(template:\n +metadata:\n +labels:\n)( +)/, `$1$2app.kubernetes.io/version: "${version}"\n$2`);
  await execa(kubectl, [`--kubeconfig=${kubeconfig}`, "apply", "-f", "-"], { input });
}

/** @returns the kubeconfig that Greenroom is given: who it is says a program */
export function platformKubeconfig({ server, authority }: KubernetesApi, plugin: string): string {
  const cluster = { server, "certificate-authority-data": Buffer.from(authority).toString("base64") };
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: plugin,
    interactiveMode: "Never",
  };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "shop", cluster }],
    users: [{ name: "by-program", user: { exec } }],
    contexts: [{ name: "shop-east", context: { cluster: "shop", user: "by-program" } }],
  });
}
