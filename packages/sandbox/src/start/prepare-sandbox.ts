import { checkMachine, type Cluster, type ClusterPart, startCluster } from "../cluster/index.ts";
import { ensureHostPackages, PreparationError, type PreparationProgress } from "../host/index.ts";
import { ensureImages } from "../images/index.ts";
import { ensureTerraform, ensureTools } from "../tools/index.ts";
import { offerOwnCluster } from "./own-cluster.ts";
import type { PartTimes } from "./part-times.ts";
import type { StatusFile, StepId } from "./status-file.ts";

export interface SandboxPlaces {
  readonly root: string;
  readonly stateDir: string;
  readonly ports: { readonly api: number; readonly nodePorts: Readonly<Record<number, number>> };
}

export interface SandboxHooks {
  readonly status: StatusFile;
  readonly times: PartTimes;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
  /** Called when OpenTofu can run. */
  readonly onTofu: (tofu: { readonly binary: string; readonly cliConfigFile: string }) => void;
  /** Called when kubectl can run. */
  readonly onKubectl: (binary: string) => void;
}

/** What runs in the cluster, and the cluster itself. */
export const clusterTools = [
  "pause",
  "kubernetes",
  "coredns",
  "metrics-server",
  "prometheus",
  "alertmanager",
  "node-exporter",
] as const;

type Part = <Value>(step: StepId, prepare: () => Promise<Value>) => Promise<Value | null>;

/** A part that fails is told with what, why and what to do; the others go on. */
function parts({ status, signal }: Pick<SandboxHooks, "status" | "signal">): Part {
  return async (step, prepare) => {
    try {
      return await prepare();
    } catch (error) {
      if (!signal.aborted) status.fail(step, describeFailure(step, error));
      return null;
    }
  };
}

/** Builds OpenTofu where it is missing: all that runs need of the tools. Needs no root.
 * @param from percent of the tools that are there already
 * @param to percent of them that are there afterwards; at 100 the step is ready
 * @returns whether it is there */
async function prepareTofu(
  { status, times, log, signal, onTofu }: Omit<SandboxHooks, "onKubectl">,
  from = 0,
  to = 100,
): Promise<boolean> {
  const isThere = await parts({ status, signal })("tools", async () => {
    const onProgress = ({ percent, label }: PreparationProgress) => status.progress("tools", percent, label);
    const tofu = await times.of("OpenTofu", () =>
      ensureTerraform({ onProgress: scaled(onProgress, from, to), signal, log }),
    );
    onTofu({ binary: tofu.tofuBinary, cliConfigFile: tofu.cliConfigFile });
    if (to === 100) status.ready("tools");
    return true;
  });
  return isThere ?? false;
}

/** Builds what runs and promotions need for a cluster of the person's own. Needs no root. */
export async function prepareOwnClusterTools(
  wanted: { readonly tofu: boolean; readonly kubectl: boolean },
  hooks: SandboxHooks,
): Promise<void> {
  const from = wanted.tofu ? 40 : 0;
  const isTofuThere = !wanted.tofu || (await prepareTofu(hooks, 0, wanted.kubectl ? from : 100));
  if (!wanted.kubectl) return;
  const { status, times, log, signal, onKubectl } = hooks;
  await parts(hooks)("tools", async () => {
    const onProgress = ({ percent, label }: PreparationProgress) => {
      // What became of OpenTofu stays said.
      if (isTofuThere) status.progress("tools", percent, label);
    };
    const { kubernetes } = await times.of("kubectl", () =>
      ensureTools(["kubernetes"], { onProgress: scaled(onProgress, from, 100), signal, log }),
    );
    onKubectl(`${kubernetes.directory}/kubectl`);
    if (isTofuThere) status.ready("tools");
  });
}

/** Builds what is missing and brings cluster, monitoring and go-demo up, telling how far each is. On a machine that
 * cannot host the cluster OpenTofu is prepared all the same.
 * @returns the running cluster, null when it could not be started */
export async function prepareSandbox(places: SandboxPlaces, hooks: SandboxHooks): Promise<Cluster | null> {
  const { status, times, log, signal } = hooks;
  const part = parts(hooks);
  const canHost = await part("cluster", async () => {
    checkMachine(places.stateDir);
    return true;
  });
  if (canHost === null) {
    await prepareTofu(hooks);
    return null;
  }
  const prepared = await part("tools", async () => {
    status.progress("tools", 0, "checking this machine");
    await times.of("packages of the machine", () => ensureHostPackages({ signal, log }));
    const toolsProgress = ({ percent, label }: PreparationProgress) =>
      status.progress("tools", percent, label);
    const tools = await times.of("tools", () =>
      ensureTools(clusterTools, { onProgress: scaled(toolsProgress, 0, 70), signal, log }),
    );
    hooks.onKubectl(`${tools.kubernetes.directory}/kubectl`);
    const goDemoDir = `${places.root}/go-demo`;
    const images = await times.of("images", () =>
      ensureImages({ tools, goDemoDir, onProgress: scaled(toolsProgress, 70, 72), signal, log }),
    );
    return { tools, images };
  });
  if (prepared === null) return null;

  // OpenTofu is built while the cluster starts: the one needs the compiler, the other mostly waits.
  const terraform = prepareTofu(hooks, 72);
  const cluster = await part("cluster", async () => {
    status.progress("cluster", 0, "starting");
    return await times.of("node ready", () =>
      startCluster({
        stateDir: places.stateDir,
        tools: { kubernetesDir: prepared.tools.kubernetes.directory },
        images: prepared.images,
        ports: places.ports,
        onProgress: (progress) => status.progress(progress.step, progress.percent, progress.detail),
        log,
        signal,
      }),
    );
  });
  const deploy = (step: StepId, clusterPart: ClusterPart) =>
    part(step, async () => {
      await times.of(`${clusterPart} deployed`, () =>
        cluster?.deploy(clusterPart, { images: prepared.images, signal }),
      );
      if (cluster) status.ready(step);
    });
  await Promise.all([
    terraform,
    deploy("cluster", "system"),
    deploy("monitoring", "monitoring"),
    deploy("workloads", "workloads"),
  ]);
  return cluster;
}

/** Puts the 0–100 of one preparation into a part of a whole. */
function scaled(report: (progress: PreparationProgress) => void, from: number, to: number) {
  return (progress: PreparationProgress) =>
    report({ ...progress, percent: from + (progress.percent * (to - from)) / 100 });
}

function describeFailure(step: StepId, error: unknown) {
  if (error instanceof PreparationError) {
    const offer = step === "cluster" ? offerOwnCluster() : null;
    return { what: error.what, why: error.why, remedy: offer ?? error.remedy };
  }
  return {
    what: `Preparing ${step} failed`,
    why: error instanceof Error ? error.message : String(error),
    remedy: "npm run sandbox -- status names the logs; start again when the cause is gone",
  };
}
