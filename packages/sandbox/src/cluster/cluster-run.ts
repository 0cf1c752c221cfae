import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { isAlive } from "../host/process-identity.ts";
import { removeCgroups } from "./cgroups.ts";
import { clusterFiles, clusterName, writePrivateFile } from "./cluster-files.ts";

const processSchema = z.object({ pid: z.int(), startTicks: z.string() });

const clusterRunSchema = z.object({
  /** `unshare`, and the first process of the pid namespace it made: whichever dies, everything inside does. */
  processes: z.array(processSchema),
  startedAt: z.iso.datetime(),
  kubernetesDir: z.string(),
  apiPort: z.int(),
  /** NodePort → port on the host. */
  nodePorts: z.record(z.string(), z.int()),
  /** Links of the namespaces ("net:[4026532201]"): by them what is left of a run is found. */
  namespaces: z.array(z.string()),
});

/** What is known about the latest run of a cluster; written while it starts, removed when it ends. */
export type ClusterRun = z.infer<typeof clusterRunSchema>;

export function rememberRun(stateDir: string, run: ClusterRun): void {
  writePrivateFile(clusterFiles(stateDir).runFile, JSON.stringify(run, null, 2));
}

/** The run that was remembered last, be it alive or not. */
export function readRun(stateDir: string): ClusterRun | null {
  const { runFile } = clusterFiles(stateDir);
  if (!existsSync(runFile)) return null;
  return clusterRunSchema.safeParse(JSON.parse(readFileSync(runFile, "utf8"))).data ?? null;
}

/** The run that is alive right now. */
export function findRun(stateDir: string): ClusterRun | null {
  const run = readRun(stateDir);
  return run?.processes.some(isAlive) ? run : null;
}

/** Ends everything of a cluster at once and removes its cgroups; its state stays. A cluster whose supervisor
 * was killed is ended as well.
 * @returns cgroups that could not be removed */
export async function endRun(stateDir: string): Promise<readonly string[]> {
  const run = readRun(stateDir);
  const processes = run?.processes ?? [];
  for (const process of processes.toReversed()) {
    if (isAlive(process)) kill(process.pid);
  }
  while (processes.some(isAlive)) await delay(20);
  const remaining = await removeCgroups(clusterName(stateDir));
  const files = clusterFiles(stateDir);
  for (const file of [files.runFile, files.componentsFile, files.settingsFile]) rmSync(file, { force: true });
  return remaining;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself in between.
  }
}
