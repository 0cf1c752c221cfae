import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cacheDirectory } from "../host/index.ts";
import { withAbsolutePaths } from "./given-paths.ts";
import { allocatorSettings, workerFlags } from "./process-memory.ts";
import type { Secrets } from "./secrets.ts";
import { SupervisedProcess } from "./supervised-process.ts";

export interface ProductPlaces {
  readonly root: string;
  readonly stateDir: string;
  readonly databaseUrl: string;
  readonly portalPort: number;
  readonly workerPort: number;
  readonly prometheusUrl: string | undefined;
  readonly kubeconfigs:
    | { readonly portal: string; readonly worker: string; readonly terraform: string }
    | undefined;
  readonly tofu: { readonly binary: string; readonly cliConfigFile: string } | undefined;
  readonly kubectl: string | undefined;
  readonly statusFile: string;
  readonly secrets: Secrets;
}

/** Scripts are read once for all starts: half of what a short program takes is reading them. */
export function compileCache(variables: Record<string, string | undefined>): {
  readonly NODE_COMPILE_CACHE: string;
} {
  return { NODE_COMPILE_CACHE: variables.NODE_COMPILE_CACHE ?? join(cacheDirectory(), "compiled") };
}

/** Settings of both processes: what is embedded, over what the person's environment says. */
export function productEnvironment(places: ProductPlaces, given: Record<string, string | undefined>) {
  const variables = withAbsolutePaths(places.root, given);
  const { root, stateDir, kubeconfigs, tofu, kubectl, secrets } = places;
  const baseUrl = variables.GREENROOM_BASE_URL ?? `http://localhost:${places.portalPort}`;
  const shared = {
    ...variables,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    ...allocatorSettings(variables),
    ...compileCache(variables),
    DATABASE_URL: places.databaseUrl,
    GREENROOM_BASE_URL: baseUrl,
    GREENROOM_CONFIG: variables.GREENROOM_CONFIG ?? join(root, "greenroom.yaml"),
    GREENROOM_DOCUMENTS_DIR: variables.GREENROOM_DOCUMENTS_DIR ?? root,
    GREENROOM_INFRA_DIR: variables.GREENROOM_INFRA_DIR ?? join(root, "packages/infra"),
    GREENROOM_MANIFESTS_DIR: variables.GREENROOM_MANIFESTS_DIR ?? join(root, "packages/manifests"),
    GREENROOM_MODEL_DIR: variables.GREENROOM_MODEL_DIR ?? join(root, "docs/architecture"),
    GREENROOM_OBJECTIVES_DIR: variables.GREENROOM_OBJECTIVES_DIR ?? join(root, "docs/objectives"),
    GREENROOM_STATE_KEY: variables.GREENROOM_STATE_KEY ?? secrets.stateKey,
    GREENROOM_STATUS_FILE: places.statusFile,
    ...(places.prometheusUrl ? { PROMETHEUS_URL: places.prometheusUrl } : {}),
    ...(kubectl ? { KUBECTL_BINARY: kubectl } : {}),
  };
  return {
    baseUrl,
    portal: {
      ...shared,
      GREENROOM_SECRET: variables.GREENROOM_SECRET ?? secrets.sessionSecret,
      ...(kubeconfigs ? { KUBECONFIG: kubeconfigs.portal } : {}),
      PORT: String(places.portalPort),
      HOSTNAME: "127.0.0.1",
    },
    worker: {
      ...shared,
      // Of a cluster of the person's own there is one kubeconfig: without it runs would look for it on this machine.
      ...(variables.KUBECONFIG ? { TF_KUBECONFIG: variables.TF_KUBECONFIG ?? variables.KUBECONFIG } : {}),
      ...(kubeconfigs ? { KUBECONFIG: kubeconfigs.worker, TF_KUBECONFIG: kubeconfigs.terraform } : {}),
      ...(tofu ? { TF_BINARY: tofu.binary, TF_CLI_CONFIG_FILE: tofu.cliConfigFile } : {}),
      // Runs write their state to the portal over loopback, whatever address people use.
      GREENROOM_STATE_URL: `http://127.0.0.1:${places.portalPort}`,
      GREENROOM_WORK_DIR: join(stateDir, "work"),
      WORKER_PORT: String(places.workerPort),
    },
  };
}

/** The portal and the worker, as they run in production. */
export function productProcesses(
  places: ProductPlaces,
  environment: ReturnType<typeof productEnvironment>,
  onEnd: (message: string) => void,
): { portal: SupervisedProcess; worker: SupervisedProcess } {
  const { root, stateDir } = places;
  const supervise = (
    name: string,
    cwd: string,
    args: readonly string[],
    env: Record<string, string | undefined>,
    graceMs: number,
  ) =>
    new SupervisedProcess(
      {
        name,
        command: process.execPath,
        args,
        cwd,
        env,
        logFile: join(stateDir, "log", `${name}.log`),
        graceMs,
      },
      onEnd,
    );
  const portalDir = join(root, "apps/portal");
  const next = join(portalDir, "node_modules/next/dist/bin/next");
  const listen = ["start", "--hostname", "127.0.0.1", "--port", String(places.portalPort)];
  return {
    portal: supervise("portal", portalDir, [next, ...listen], environment.portal, 5000),
    // A running apply gets the time to finish its current resource and to write its state, also in several tries.
    worker: supervise(
      "worker",
      join(root, "apps/worker"),
      [...workerFlags, "src/main.ts"],
      environment.worker,
      60_000,
    ),
  };
}

/** Waits until `url` answers 200.
 * @param ends what nobody waits on after: its words say why
 * @throws Error with the last reason after `timeoutMs`, or at once with the words of what ended */
export async function waitUntilReady(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
  ends: readonly Promise<string>[] = [],
): Promise<void> {
  const ended = new AbortController();
  for (const end of ends) void end.then((words) => ended.abort(new Error(words)));
  try {
    await answers(url, timeoutMs, AbortSignal.any([signal, ended.signal]));
  } catch (error) {
    ended.signal.throwIfAborted();
    throw error;
  }
}

async function answers(url: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let reason = "no answer";
  while (performance.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2000)]) });
      if (response.ok) return;
      reason = `HTTP ${response.status}: ${await response.text()}`;
    } catch (error) {
      signal.throwIfAborted();
      reason = error instanceof Error ? error.message : String(error);
    }
    await delay(100, undefined, { signal });
  }
  throw new Error(`${url} was not ready within ${timeoutMs / 1000} s: ${reason}`);
}
