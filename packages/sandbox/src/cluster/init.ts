/** First program of the cluster's namespaces, below tini, which reaps orphans. It ends when its supervisor
 * does, and everything in the namespaces ends with it. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { get } from "node:https";
import { Server } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { enterCgroup } from "./cgroups.ts";
import { insideDir, writePrivateFile } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";
import { Component } from "./component.ts";
import {
  apiServerArguments,
  controllerManagerArguments,
  etcdArguments,
  etcdUrl,
  kubeletArguments,
  schedulerArguments,
} from "./component-arguments.ts";
import {
  configurationFiles,
  containerdSocket,
  writeComponentConfiguration,
} from "./component-configuration.ts";
import { importImages } from "./image-import.ts";
import { type InitEvent, type InitSettings, initCommandSchema, initSettingsSchema } from "./init-protocol.ts";
import { createNodeNetwork, detectNodeFeatures, mountNodePaths } from "./node-namespaces.ts";
import { relayConnections } from "./relay.ts";

const execute = promisify(execFile);
const healthTimeoutMs = 120_000;
const logDir = join(insideDir, "log");
const components = new Map<string, Component>();

function tell(event: InitEvent): void {
  process.send?.(event);
}

function step(percent: number, detail: string): void {
  tell({ type: "step", percent, detail });
}

async function waitFor(label: string, attempt: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + healthTimeoutMs;
  while (performance.now() < deadline) {
    if (await attempt().catch(() => false)) return;
    await delay(50);
  }
  throw new Error(`${label} was not ready within ${healthTimeoutMs / 1000} s, see log/${label}.log`);
}

function isApiReady(authority: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { apiPort } = clusterNetwork;
    const request = get(
      { host: "127.0.0.1", port: apiPort, path: "/readyz", ca: authority, timeout: 2000 },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.once("error", () => resolve(false));
    request.once("timeout", () => request.destroy());
  });
}

function recordComponents(): void {
  const records = [...components.values()].map(({ name, pid, restarts }) => ({ name, pid, restarts }));
  writePrivateFile(join(insideDir, "components.json"), JSON.stringify(records, null, 2));
}

function start(name: string, program: string, args: readonly string[]): void {
  const onChange = (component: Component) => {
    components.set(name, component);
    recordComponents();
  };
  const onEnd = (component: string, message: string) =>
    tell({ type: "component_ended", name: component, message });
  components.set(name, new Component({ name, program, args, logDir, onChange, onEnd }));
}

async function main(settings: InitSettings): Promise<void> {
  step(2, "preparing namespaces");
  for (const pid of [1, process.pid]) enterCgroup(settings.cgroup, pid);
  mountNodePaths(settings.clusterDir);
  createNodeNetwork();
  mkdirSync(logDir, { recursive: true });
  writeComponentConfiguration(detectNodeFeatures(), settings);
  const startKubernetes = (name: string, args: readonly string[]) =>
    start(name, join(settings.kubernetesDir, name), args);

  step(5, "starting etcd and containerd");
  startKubernetes("etcd", etcdArguments());
  start("containerd", "containerd", ["--config", configurationFiles.containerd]);
  await waitFor("etcd", async () => (await fetch(`${etcdUrl}/health`)).ok);

  step(15, "starting the API server");
  startKubernetes("kube-apiserver", apiServerArguments());
  const authority = readFileSync(join(insideDir, "pki", "ca.crt"), "utf8");
  const apiReady = waitFor("kube-apiserver", () => isApiReady(authority));
  await waitFor("containerd", () => execute("ctr", ["-a", containerdSocket, "version"]).then(() => true));
  await importImages(settings.images, ({ tagReference }) => step(25, `importing ${tagReference}`));
  step(35, "waiting for the API server");
  await apiReady;

  step(55, "starting the controllers and the node");
  startKubernetes("kubelet", kubeletArguments());
  startKubernetes("kube-controller-manager", controllerManagerArguments());
  startKubernetes("kube-scheduler", schedulerArguments());
  startKubernetes("kube-proxy", [`--config=${configurationFiles.kubeProxy}`, "--v=1"]);
  tell({ type: "started" });
}

function fail(error: unknown): void {
  // Left to end by itself, once the message is on its way.
  process.send?.({ type: "failed", message: errorMessage(error) } satisfies InitEvent, () => process.exit(1));
}

function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = "stderr" in error ? String(error.stderr).trim() : "";
  return stderr ? `${error.message}: ${stderr}` : error.message;
}

process.once("disconnect", () => process.exit(0));
process.on("message", (message, handle) => {
  const command = initCommandSchema.parse(message);
  switch (command.type) {
    case "relay": {
      // The API listens on every address; NodePorts answer on the node's only.
      if (handle instanceof Server) {
        relayConnections(handle, { host: clusterNetwork.nodeAddress, port: command.port });
      }
      return;
    }
    case "import": {
      const { id, images } = command;
      importImages(images, ({ tagReference }) =>
        tell({ type: "importing", id, reference: tagReference }),
      ).then(
        () => tell({ type: "imported", id, failure: null }),
        (error: unknown) => tell({ type: "imported", id, failure: errorMessage(error) }),
      );
      return;
    }
  }
});
main(initSettingsSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")))).catch(fail);
