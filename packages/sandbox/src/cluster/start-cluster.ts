import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { PreparationError } from "../host/index.ts";
import { processIdentity } from "../host/process-identity.ts";
import type { PreparedImage } from "../images/index.ts";
import { apiReader } from "./api-reader.ts";
import type { Cluster, ClusterExit, ClusterStep, StartClusterOptions } from "./cluster.ts";
import { clusterFiles, clusterName, writePrivateFile } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";
import { endRun, findRun, readRun, rememberRun } from "./cluster-run.ts";
import { deployPart } from "./deploy-part.ts";
import { InitConnection } from "./init-connection.ts";
import type { ImageArchive, InitSettings } from "./init-protocol.ts";
import { checkMachine, checkPrograms } from "./preflight.ts";
import { preparePki } from "./prepare-pki.ts";
import { listenOnLoopback } from "./relay.ts";

const nodeReadyTimeoutMs = 120_000;
/** Share of the step "cluster" that is done when the node is ready; the rest is its system pods. */
const nodeReadyPercent = 80;

/** Starts the cluster in namespaces of its own and resolves when its node is ready. Objects, images and
 * volumes of the run before are taken over, as on a machine that was switched off and on.
 * @throws PreparationError when this machine cannot host it or a component does not come up */
export async function startCluster(options: StartClusterOptions): Promise<Cluster> {
  const { stateDir, ports, signal } = options;
  signal?.throwIfAborted();
  checkMachine(stateDir);
  checkPrograms();
  if (findRun(stateDir)) options.log?.("ending a cluster that an earlier run left");
  await endRun(stateDir);

  const progress = progressReporter(options);
  progress("cluster", 0, "preparing certificates");
  const kubeconfigs = await preparePki({ stateDir, apiPort: ports.api });
  signal?.throwIfAborted();
  const since = new Date();
  const child = spawnInit(stateDir, options);
  let stopping = false;
  const exited = new Promise<ClusterExit>((resolve) => {
    const end = (reason: string) =>
      resolve({ expected: stopping, reason: stopping ? "it was stopped" : reason });
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, by) => end(`its first process ended (${by ?? `exit code ${code}`})`));
  });
  const stop = async () => {
    stopping = true;
    // By its handle, too: a cluster that is only just starting has not been remembered yet.
    child.kill("SIGKILL");
    await exited;
    for (const path of await endRun(stateDir)) options.log?.(`could not remove ${path}`);
  };

  try {
    const connection = new InitConnection(child, {
      log: options.log,
      onStep: (percent, detail) => {
        rememberStarted(stateDir, options, child, since);
        progress("cluster", percent, detail);
      },
    });
    const aborted = rejectOnAbort(signal);
    await connection.relay(await listenOnLoopback(ports.api), clusterNetwork.apiPort);
    for (const [nodePort, hostPort] of Object.entries(ports.nodePorts)) {
      await connection.relay(await listenOnLoopback(hostPort), Number(nodePort));
    }
    await Promise.race([connection.started, aborted]);
    progress("cluster", 60, "waiting for the node");
    await Promise.race([untilNodeReady(kubeconfigs.admin, since), connection.failed, aborted]);
    progress("cluster", nodeReadyPercent, "node ready");

    return {
      kubeconfigs,
      ports,
      exited,
      stop,
      deploy: async (part, deployOptions) => {
        const step: ClusterStep = part === "system" ? "cluster" : part;
        const from = part === "system" ? nodeReadyPercent : 0;
        await deployPart({
          ...deployOptions,
          part,
          kubectl: join(options.tools.kubernetesDir, "kubectl"),
          kubeconfig: kubeconfigs.admin,
          since,
          importImages: (images) =>
            connection.importImages(images.map(archiveOf), (reference) =>
              progress(step, from, `importing ${reference}`),
            ),
          onProgress: (ratio, detail) => progress(step, from + ratio * (100 - from), detail),
        });
      },
    };
  } catch (error) {
    await stop();
    throw describeFailure(error, stateDir);
  }
}

function describeFailure(error: unknown, stateDir: string): unknown {
  if (!(error instanceof Error) || error instanceof PreparationError || error.name === "AbortError")
    return error;
  return new PreparationError(
    {
      what: "The sandbox cluster did not start",
      why: error.message,
      remedy: `see the logs in ${clusterFiles(stateDir).logDir}; \`npm run sandbox -- reset\` makes a new cluster`,
    },
    { cause: error },
  );
}

function progressReporter({ onProgress }: StartClusterOptions) {
  const reached = new Map<ClusterStep, number>();
  return (step: ClusterStep, percent: number, detail: string) => {
    const highest = Math.max(percent, reached.get(step) ?? 0);
    reached.set(step, highest);
    onProgress?.({ step, percent: highest, detail });
  };
}

function archiveOf({ archivePath, repository, tag, digest }: PreparedImage): ImageArchive {
  return {
    archivePath,
    tagReference: `${repository}:${tag}`,
    digestReference: `${repository}@${digest}`,
  };
}

function spawnInit(stateDir: string, { images, tools }: StartClusterOptions): ChildProcess {
  const pause = images.find(({ name }) => name === "pause");
  if (!pause) throw new Error("the images lack pause, which holds a pod's namespaces");
  const files = clusterFiles(stateDir);
  mkdirSync(files.logDir, { recursive: true });
  const settings: InitSettings = {
    clusterDir: files.dir,
    cgroup: clusterName(stateDir),
    kubernetesDir: tools.kubernetesDir,
    pauseImage: archiveOf(pause).digestReference,
    // Each other image is imported with the part that needs it.
    images: [archiveOf(pause)],
  };
  writePrivateFile(files.settingsFile, JSON.stringify(settings));
  const log = openSync(join(files.logDir, "init.log"), "w");
  const namespaces = ["--mount", "--net", "--pid", "--fork", "--kill-child=SIGKILL", "--mount-proc"];
  const init = ["tini", "--", process.execPath, join(import.meta.dirname, "init.ts"), files.settingsFile];
  const child = spawn("unshare", [...namespaces, ...init], {
    cwd: "/",
    // Nothing of a person's environment (proxies, KUBECONFIG) reaches the cluster's components.
    env: { PATH: process.env["PATH"] ?? "", HOME: "/root", LANG: "C.UTF-8" },
    // An own process group: Ctrl-C in the terminal reaches only the supervisor.
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  return child;
}

/** Once init speaks, the namespaces exist and their first process has a pid. */
function rememberStarted(
  stateDir: string,
  options: StartClusterOptions,
  child: ChildProcess,
  since: Date,
): void {
  const { pid } = child;
  if (pid === undefined || readRun(stateDir)) return;
  const first = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0] ?? "";
  rememberRun(stateDir, {
    processes: [pid, Number(first)].map(processIdentity).filter((identity) => identity !== null),
    startedAt: since.toISOString(),
    kubernetesDir: options.tools.kubernetesDir,
    apiPort: options.ports.api,
    nodePorts: { ...options.ports.nodePorts },
    namespaces: ["mnt", "net", "pid"].map((name) => readlinkSync(`/proc/${first}/ns/${name}`)),
  });
}

function rejectOnAbort(signal: AbortSignal | undefined): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    const fail = () => reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
    if (signal?.aborted) fail();
    else signal?.addEventListener("abort", fail, { once: true });
  });
  // Only those who race against it are told.
  aborted.catch(() => undefined);
  return aborted;
}

const nodeSchema = z.object({
  status: z.object({
    conditions: z
      .array(z.object({ type: z.string(), status: z.string(), lastHeartbeatTime: z.iso.datetime() }))
      .optional(),
  }),
});

async function untilNodeReady(kubeconfig: string, since: Date): Promise<void> {
  const reader = apiReader(kubeconfig);
  const earliestMs = Math.floor(since.getTime() / 1000) * 1000;
  const deadline = performance.now() + nodeReadyTimeoutMs;
  let last = "it has not registered";
  while (performance.now() < deadline) {
    try {
      const node = await reader.get(`/api/v1/nodes/${clusterNetwork.nodeName}`, nodeSchema);
      const ready = node?.status.conditions?.find(({ type }) => type === "Ready");
      // The API remembers a node that was ready before it was switched off.
      if (ready?.status === "True" && Date.parse(ready.lastHeartbeatTime) >= earliestMs) return;
      if (ready) last = `its condition Ready is ${ready.status} of ${ready.lastHeartbeatTime}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(100);
  }
  throw new Error(`the node was not ready within ${nodeReadyTimeoutMs / 1000} s: ${last}`);
}
