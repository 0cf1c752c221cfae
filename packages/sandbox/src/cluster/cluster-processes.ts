import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { remainingCgroups } from "./cgroups.ts";
import { clusterFiles, clusterName } from "./cluster-files.ts";
import { readRun } from "./cluster-run.ts";

export interface ClusterProcess {
  /** On the host. */
  readonly pid: number;
  readonly name: string;
  readonly residentBytes: number;
}

/** A component of the cluster as a person sees it. */
export interface ComponentStatus {
  readonly name: string;
  /** Null while it is down. */
  readonly process: ClusterProcess | null;
  readonly restarts: number;
}

const componentsSchema = z.array(z.object({ name: z.string(), pid: z.int().nullable(), restarts: z.int() }));

interface ProcessStatus extends ClusterProcess {
  /** Pids in each nested namespace, the host's first. */
  readonly namespacePids: readonly number[];
}

/** @param status content of /proc/<pid>/status */
export function parseProcessStatus(status: string): ProcessStatus {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1] ?? "";
  return {
    pid: Number(field("Pid")),
    name: field("Name"),
    residentBytes: Number.parseInt(field("VmRSS") || "0", 10) * 1024,
    namespacePids: field("NSpid").split(/\s+/).map(Number),
  };
}

function readStatus(pid: number): ProcessStatus | null {
  try {
    return parseProcessStatus(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return null;
  }
}

/** Every process that belongs to a cluster: those of its run, and those in its cgroups or namespaces. */
export function clusterProcesses(stateDir: string): readonly ClusterProcess[] {
  const run = readRun(stateDir);
  const pids = new Set(remainingCgroups(clusterName(stateDir)).flatMap(pidsBelow));
  const namespaces = new Set(run?.namespaces);
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (
      Number.isInteger(pid) &&
      ["mnt", "net", "pid"].some((kind) => namespaces.has(namespaceOf(pid, kind)))
    ) {
      pids.add(pid);
    }
  }
  return [...pids].map(readStatus).filter((status) => status !== null);
}

function namespaceOf(pid: number, kind: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`);
  } catch {
    return "";
  }
}

function pidsBelow(cgroup: string): readonly number[] {
  try {
    const own = readFileSync(join(cgroup, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
    const children = readdirSync(cgroup, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [...own, ...children.flatMap(({ name }) => pidsBelow(join(cgroup, name)))];
  } catch {
    // Removed while it was read.
    return [];
  }
}

/** The components that the cluster's first process started, with their pids on the host. */
export function componentStatuses(stateDir: string): readonly ComponentStatus[] {
  const { componentsFile } = clusterFiles(stateDir);
  if (!existsSync(componentsFile)) return [];
  const components = componentsSchema.parse(JSON.parse(readFileSync(componentsFile, "utf8")));
  const [first = 0] =
    readRun(stateDir)
      ?.processes.slice(-1)
      .map(({ pid }) => pid) ?? [];
  const depth = readStatus(first)?.namespacePids.length ?? 0;
  // Pods have pid namespaces of their own, one level deeper.
  const byInnerPid = new Map(
    clusterProcesses(stateDir)
      .map(({ pid }) => readStatus(pid))
      .filter((status) => status !== null && status.namespacePids.length === depth)
      .map((status) => [status?.namespacePids.at(-1), status]),
  );
  return components.map(({ name, pid, restarts }) => ({
    name,
    restarts,
    process: (pid === null ? null : byInnerPid.get(pid)) ?? null,
  }));
}
