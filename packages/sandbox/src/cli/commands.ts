import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { addressLines } from "../start/node-ports.ts";
import { readSummary, type Summary } from "../start/summary.ts";
import {
  clusterProcesses,
  componentStatuses,
  findLeftovers,
  findRun,
  isEmpty,
  kubeconfigPaths,
  resetCluster,
  stopCluster,
} from "../cluster/index.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const print = (line: string) => process.stdout.write(`${line}\n`);
const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;

function notRunning(stateDir: string): number {
  process.stderr.write(
    `✖ The sandbox cluster is not running\n  there is no live run in ${stateDir}\n  → start it with: npm start\n`,
  );
  return 1;
}

function printSummary({ title, lines }: Summary): void {
  print(["", `── ${title}`, ...lines.map((line) => `   ${line}`)].join("\n"));
}

/** @returns 0 when every component runs, else 1; without a cluster, when its database answers */
export async function status(stateDir: string): Promise<number> {
  const run = findRun(stateDir);
  const summary = await readSummary(root, stateDir);
  if (!run) {
    // A start without the embedded cluster has no parts to show.
    if (!summary?.isAnswering) return notRunning(stateDir);
    printSummary(summary);
    return 0;
  }
  const components = componentStatuses(stateDir);
  for (const { name, process, restarts } of components) {
    const state = process ? `pid ${process.pid}, ${mebibytes(process.residentBytes)}` : "down";
    print(
      `${process ? "✔" : "✖"} ${name.padEnd(24)} ${state}${restarts > 0 ? `, ${restarts} restarts` : ""}`,
    );
  }
  const processes = clusterProcesses(stateDir);
  const memory = processes.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
  print(
    `\n${processes.length} processes, pods included, ${mebibytes(memory)} resident, since ${run.startedAt}`,
  );
  print(`\nKubernetes API           https://127.0.0.1:${run.apiPort}`);
  for (const [name, path] of Object.entries(kubeconfigPaths(stateDir))) {
    print(`kubeconfig ${name.padEnd(13)} ${path}`);
  }
  printSummary(summary ?? { title: "not everything is live yet", lines: addressLines(run.nodePorts) });
  return components.length > 0 && components.every(({ process }) => process !== null) ? 0 : 1;
}

export async function stop(stateDir: string): Promise<number> {
  print(
    (await stopCluster(stateDir)) ? "The sandbox cluster is stopped." : "No sandbox cluster was running.",
  );
  return 0;
}

export async function reset(stateDir: string): Promise<number> {
  await resetCluster(stateDir);
  print("The sandbox cluster and its state are gone; the next start makes a new one.");
  return 0;
}

export async function kubectl(stateDir: string, args: readonly string[]): Promise<number> {
  const run = findRun(stateDir);
  if (!run) return notRunning(stateDir);
  const { status: code, error } = spawnSync(join(run.kubernetesDir, "kubectl"), args, {
    stdio: "inherit",
    env: { ...process.env, KUBECONFIG: kubeconfigPaths(stateDir).admin },
  });
  if (error) throw error;
  return code ?? 1;
}

/** @returns 0 when there are none, else 1 */
export async function leftovers(stateDir: string): Promise<number> {
  const found = findLeftovers(stateDir);
  for (const [kind, names] of Object.entries(found)) {
    for (const name of names) print(`${kind}: ${name}`);
  }
  if (isEmpty(found)) print("Nothing is left: no process, mount or cgroup.");
  return isEmpty(found) ? 0 : 1;
}
