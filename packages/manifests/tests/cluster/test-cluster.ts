import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { z } from "zod";
import { kubectl } from "../build-overlay.ts";

const run = promisify(execFile);
const kubeconfig = process.env.GREENROOM_TEST_KUBECONFIG;
const nodePorts = z
  .record(z.string(), z.number())
  .parse(JSON.parse(process.env.GREENROOM_TEST_NODE_PORTS ?? "{}"));

/** Where the overlays of the sandbox run: an administrator's kubeconfig in GREENROOM_TEST_KUBECONFIG, and in
 * GREENROOM_TEST_NODE_PORTS the port on 127.0.0.1 of each node port, as JSON. */
export const hasTestCluster = kubeconfig !== undefined && Object.keys(nodePorts).length > 0;

/** Whether tests also wait for what takes minutes to end. */
export const isWhole = process.env.GREENROOM_TEST_WHOLE === "1";

declare module "vitest" {
  interface TaskMeta {
    /** Figures, in words, for the table that is written of a whole run. */
    seen?: string;
  }
}

/** @throws Error when the node port is not reachable from here */
export function addressOf(nodePort: number): string {
  const port = nodePorts[String(nodePort)];
  if (port === undefined) throw new Error(`GREENROOM_TEST_NODE_PORTS names no port for ${nodePort}`);
  return `http://127.0.0.1:${port}`;
}

/** @throws Error with kubectl's words */
export async function onCluster(args: readonly string[], input?: string): Promise<string> {
  const running = run(kubectl, [`--kubeconfig=${kubeconfig ?? ""}`, ...args]);
  running.child.stdin?.end(input ?? "");
  return (await running).stdout;
}

const pods = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
      status: z.object({
        conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
      }),
    }),
  ),
});

/** Names of go-demo's pods that are ready and not on their way out. */
export async function readyPods(namespace: string): Promise<readonly string[]> {
  const selector = "--selector=app.kubernetes.io/name=go-demo";
  const text = await onCluster(["get", "pods", `--namespace=${namespace}`, selector, "--output=json"]);
  return pods
    .parse(JSON.parse(text))
    .items.filter(
      ({ metadata, status }) =>
        metadata.deletionTimestamp === undefined &&
        status.conditions.some(({ type, status: is }) => type === "Ready" && is === "True"),
    )
    .map(({ metadata }) => metadata.name);
}

/** Asks until the answer is wanted.
 * @returns seconds that it took
 * @throws Error that says what was waited for, and the last answer, after `secondsMax` */
export async function until<Value>(
  what: string,
  secondsMax: number,
  ask: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
): Promise<number> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  let last: Value;
  do {
    last = await ask();
    if (isWanted(last)) return seconds();
    await delay(500);
  } while (seconds() < secondsMax);
  throw new Error(`${what} did not come within ${secondsMax} s; last seen: ${JSON.stringify(last)}`);
}
