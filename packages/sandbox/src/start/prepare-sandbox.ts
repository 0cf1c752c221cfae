import { type Cluster, startCluster } from "../cluster/index.ts";
import { ensureHostPackages, PreparationError, type PreparationProgress } from "../host/index.ts";
import { ensureImages, type PreparedImage } from "../images/index.ts";
import { ensureTerraform, ensureTools } from "../tools/index.ts";
import type { StatusFile, StepId } from "./status-file.ts";

export interface SandboxPlaces {
  readonly root: string;
  readonly stateDir: string;
  readonly ports: { readonly api: number; readonly nodePorts: Readonly<Record<number, number>> };
}

export interface SandboxHooks {
  readonly status: StatusFile;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
  /** Called when OpenTofu can run. */
  readonly onTofu: (tofu: { readonly binary: string; readonly cliConfigFile: string }) => void;
  /** Called when kubectl can run. */
  readonly onKubectl: (binary: string) => void;
}

const clusterTools = ["pause", "kubernetes", "coredns", "metrics-server", "prometheus"] as const;

/** Builds what is missing and brings cluster, monitoring and go-demo up, telling how far it is. A part that
 * fails is told with what, why and what to do, and later parts wait for nothing: they stay as they are.
 * @returns the running cluster, null when it could not be started */
export async function prepareSandbox(places: SandboxPlaces, hooks: SandboxHooks): Promise<Cluster | null> {
  const { status, log, signal } = hooks;
  const toolsProgress = ({ percent, label }: PreparationProgress) => status.progress("tools", percent, label);
  let step: StepId = "tools";
  let cluster: Cluster | null = null;
  try {
    status.progress("tools", 0, "checking this machine");
    await ensureHostPackages({ onProgress: toolsProgress, signal, log });
    const tools = await ensureTools(clusterTools, { onProgress: scaled(toolsProgress, 0, 70), signal, log });
    hooks.onKubectl(`${tools.kubernetes.directory}/kubectl`);
    const images = await ensureImages({
      tools,
      goDemoDir: `${places.root}/go-demo`,
      onProgress: scaled(toolsProgress, 70, 72),
      signal,
      log,
    });
    step = "cluster";
    const imagesOf = (...names: readonly PreparedImage["name"][]) =>
      images.filter((image) => names.includes(image.name));
    status.progress("cluster", 0, "starting");
    cluster = await startCluster({
      stateDir: places.stateDir,
      tools: { kubernetesDir: tools.kubernetes.directory },
      images,
      ports: places.ports,
      onProgress: (progress) => status.progress(progress.step, progress.percent, progress.detail),
      log,
      signal,
    });
    await cluster.deploy("system", { images: imagesOf("coredns", "metrics-server"), signal });
    status.ready("cluster");
    step = "monitoring";
    status.progress("monitoring", 0, "applying manifests");
    await cluster.deploy("monitoring", { images: imagesOf("prometheus"), signal });
    status.ready("monitoring");
    step = "workloads";
    status.progress("workloads", 0, "applying manifests");
    await cluster.deploy("workloads", { images: imagesOf("go-demo"), signal });
    status.ready("workloads");
    step = "tools";
    const tofu = await ensureTerraform({ onProgress: scaled(toolsProgress, 72, 100), signal, log });
    hooks.onTofu({ binary: tofu.tofuBinary, cliConfigFile: tofu.cliConfigFile });
    status.ready("tools");
  } catch (error) {
    if (!signal.aborted) status.fail(step, describeFailure(step, error));
  }
  return cluster;
}

/** Puts the 0–100 of one preparation into a part of a whole. */
function scaled(report: (progress: PreparationProgress) => void, from: number, to: number) {
  return (progress: PreparationProgress) =>
    report({ ...progress, percent: from + (progress.percent * (to - from)) / 100 });
}

function describeFailure(step: StepId, error: unknown) {
  if (error instanceof PreparationError) return { what: error.what, why: error.why, remedy: error.remedy };
  return {
    what: `Preparing ${step} failed`,
    why: error instanceof Error ? error.message : String(error),
    remedy: "npm run sandbox -- status names the logs; start again when the cause is gone",
  };
}
