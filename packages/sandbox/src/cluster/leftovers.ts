import { readFileSync } from "node:fs";
import { remainingCgroups } from "./cgroups.ts";
import { clusterFiles, clusterName } from "./cluster-files.ts";
import { clusterProcesses } from "./cluster-processes.ts";

/** What a cluster holds outside its directory right now; all empty when it is stopped. Network namespaces
 * live as long as a process or a mount holds them, so these two cover them. */
export interface Leftovers {
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly cgroups: readonly string[];
}

export function findLeftovers(stateDir: string): Leftovers {
  const { dir } = clusterFiles(stateDir);
  return {
    processes: clusterProcesses(stateDir).map(({ pid, name }) => `${pid} ${name}`),
    mounts: mountPoints(readFileSync("/proc/self/mountinfo", "utf8")).filter(
      (path) => path === dir || path.startsWith(`${dir}/`),
    ),
    cgroups: remainingCgroups(clusterName(stateDir)),
  };
}

export function isEmpty({ processes, mounts, cgroups }: Leftovers): boolean {
  return processes.length + mounts.length + cgroups.length === 0;
}

/** @param mountinfo content of /proc/<pid>/mountinfo */
export function mountPoints(mountinfo: string): readonly string[] {
  return mountinfo
    .split("\n")
    .map((line) => line.split(" ")[4] ?? "")
    .filter(Boolean)
    .map((path) =>
      path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    );
}
