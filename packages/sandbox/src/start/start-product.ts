import { createWriteStream, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { type Cluster, preparePki } from "../cluster/index.ts";
import { stateDir as stateDirectory } from "../host/index.ts";
import { keepPostgres } from "../postgres/index.ts";
import { toolsSeemBuilt } from "../tools/index.ts";
import { embeddedParts } from "./embedded-parts.ts";
import { choosePort } from "./choose-port.ts";
import { signInPath } from "./first-sign-in.ts";
import { nodePorts, portsOf, prometheusUrl } from "./node-ports.ts";
import { PartTimes } from "./part-times.ts";
import { clusterTools, prepareOwnClusterTools, prepareSandbox } from "./prepare-sandbox.ts";
import {
  compileCache,
  productEnvironment,
  type ProductPlaces,
  productProcesses,
  waitUntilReady,
} from "./product-processes.ts";
import { writeReadyFile } from "./ready-file.ts";
import { loadSecrets } from "./secrets.ts";
import { lockStateDirectory } from "./state-lock.ts";
import { StatusFile } from "./status-file.ts";
import { summarise, type Summary } from "./summary.ts";
import type { Terminal } from "./terminal.ts";
import { sayFaults } from "./say-faults.ts";
import { sayMissing } from "./say-missing.ts";
import { sendVisitors, visitsPerSecond } from "./visitors.ts";

const readyTimeoutMs = 60_000;

export interface StartedProduct {
  readonly url: string;
  readonly signInLink: string;
  /** What to say when everything embedded is live or has failed; its link signs the first admin in once: the first
   * one while it can still be used, or a fresh one. */
  readonly prepared: Promise<Summary>;
  stop(): Promise<void>;
}

type Undo = () => Promise<void> | void;

/** Starts everything in the order in which it is needed; `stop` ends it in the reverse order. */
export async function startProduct(
  root: string,
  variables: Record<string, string | undefined>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<StartedProduct> {
  const undo: Undo[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return await start(root, variables, terminal, signal, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  root: string,
  variables: Record<string, string | undefined>,
  terminal: Terminal,
  signal: AbortSignal,
  undo: Undo[],
  stop: () => Promise<void>,
): Promise<StartedProduct> {
  const parts = embeddedParts(variables);
  const stateDir = stateDirectory(variables);
  undo.push(await lockStateDirectory(stateDir));
  mkdirSync(join(stateDir, "log"), { recursive: true });
  rmSync(join(stateDir, "ready.json"), { force: true });
  const log = (line: string) => terminal.line(`  ${line}`);
  const times = new PartTimes(join(stateDir, "times.json"));
  const choosePorts = async () => ({
    portalPort: await choosePort("GREENROOM_PORT", 3000, variables),
    workerPort: await choosePort("GREENROOM_WORKER_PORT", undefined, variables),
  });
  // What cannot start, and a port that is wanted and taken, is said before anything is built.
  await times.of("configuration", () => sayFaults(root, variables, terminal, signal));
  await choosePorts();
  const ports = parts.cluster ? await sandboxPorts(variables) : null;
  const kubeconfigs = ports ? await preparePki({ stateDir, apiPort: ports.api }) : undefined;

  // Links that point at the tools once they are built: processes know the paths from the start.
  const bin = join(stateDir, "bin");
  mkdirSync(bin, { recursive: true });
  const status = new StatusFile(
    join(stateDir, "status.json"),
    [
      ...(parts.cluster || parts.tofu || parts.kubectl ? (["tools"] as const) : []),
      ...(parts.cluster ? (["cluster", "monitoring", "workloads"] as const) : []),
    ],
    (step) => terminal.step(step),
  );
  let cluster: Cluster | null = null;
  const ending = new AbortController();
  const bringUp = async () => {
    const hooks = {
      status,
      times,
      log,
      signal: AbortSignal.any([signal, ending.signal]),
      onTofu: (tofu: { readonly binary: string; readonly cliConfigFile: string }) => {
        link(tofu.binary, join(bin, "tofu"));
        link(tofu.cliConfigFile, join(bin, "tofu.rc"));
      },
      onKubectl: (binary: string) => link(binary, join(bin, "kubectl")),
    };
    if (ports) {
      cluster = await prepareSandbox({ root, stateDir, ports }, hooks);
      if (cluster && parts.visitors && !hooks.signal.aborted)
        undo.push(receiveVisitors(ports.nodePorts, status));
    } else if (parts.tofu || parts.kubectl) await prepareOwnClusterTools(parts, hooks);
  };
  // What has to be built waits for the portal, which people wait for; what only starts does not keep it.
  let broughtUp = ports && toolsSeemBuilt(clusterTools) ? bringUp() : null;
  broughtUp?.catch(() => undefined);
  // Ended after the worker: an apply that is under way still needs its cluster.
  undo.push(async () => {
    ending.abort(new Error("stopped"));
    await broughtUp?.catch(() => undefined);
    await cluster?.stop();
  });

  terminal.line("• building the portal, starting Postgres");
  const turbo = (task: string, filter: string) =>
    execa("turbo", ["run", task, `--filter=${filter}`, "--output-logs=errors-only"], {
      cwd: root,
      cancelSignal: signal,
    });
  // The database is brought up to date, and the first link made, while the portal is built; all need its client.
  const generated = times.of("database client", () => turbo("generate", "@greenroom/adapters"));
  const [, { databaseUrl, firstPath }] = await Promise.all([
    generated.then(() => times.of("portal built", () => turbo("build", "@greenroom/portal"))),
    times
      .of("Postgres", () =>
        parts.postgres ? embeddedDatabase(stateDir, variables, undo, log) : (variables.DATABASE_URL ?? ""),
      )
      .then(async (at) => {
        await generated;
        await times.of("migrations", () =>
          execa(process.execPath, ["packages/adapters/bin/migrate.ts"], {
            cwd: root,
            env: { ...compileCache(variables), DATABASE_URL: at },
          }),
        );
        const path = times.of("sign-in link", () => signInPath(root, at));
        // Nobody waits for it before the portal starts.
        path.catch(() => undefined);
        return { databaseUrl: at, firstPath: path };
      }),
  ]);

  // Chosen when they are needed: what was free before a build of minutes may be another start's by now.
  const { portalPort, workerPort } = await choosePorts();
  const places: ProductPlaces = {
    root,
    stateDir,
    databaseUrl,
    portalPort,
    workerPort,
    prometheusUrl: ports ? prometheusUrl(ports.nodePorts) : undefined,
    kubeconfigs,
    tofu: parts.tofu ? { binary: join(bin, "tofu"), cliConfigFile: join(bin, "tofu.rc") } : undefined,
    kubectl: parts.kubectl ? join(bin, "kubectl") : undefined,
    statusFile: join(stateDir, "status.json"),
    secrets: loadSecrets(stateDir),
  };
  const environment = productEnvironment(places, variables);
  const { portal, worker } = productProcesses(places, environment, log);
  undo.push(() => portal.stop());
  portal.start();
  undo.push(() => worker.stop());
  worker.start();
  const url = environment.baseUrl;
  const [path] = await Promise.all([
    firstPath,
    times.of("portal ready", () =>
      waitUntilReady(`http://127.0.0.1:${portalPort}/readyz`, readyTimeoutMs, signal, [
        portal.firstEnd,
        worker.firstEnd,
      ]),
    ),
  ]);
  const signInLink = `${url}${path}`;
  times.portalAnswers();

  const prepare = async () => {
    broughtUp ??= bringUp();
    await broughtUp;
    // What was stopped before it was whole is not ready.
    signal.throwIfAborted();
    const ready = {
      url,
      databaseUrl,
      signInLink: `${url}${await signInPath(root, databaseUrl, signInLink)}`,
      adminKubeconfig: kubeconfigs?.admin ?? null,
      nodePorts: cluster && ports ? ports.nodePorts : {},
    };
    times.allIsLive();
    writeReadyFile(join(stateDir, "ready.json"), ready);
    // Of an embedded cluster that did not come it is said already.
    if (!ports || cluster) await sayMissing(root, environment.portal, terminal, signal);
    return summarise(status.steps(), ready);
  };
  return { url, signInLink, prepared: prepare(), stop };
}

/** @returns ends it */
function receiveVisitors(ports: Readonly<Record<string, number>>, status: StatusFile): Undo {
  const service = "go-demo";
  const origins = portsOf(service).map((nodePort) => `http://127.0.0.1:${ports[nodePort]}`);
  status.visited({
    service,
    requestsPerSecond: visitsPerSecond,
    without: "start with GREENROOM_VISITORS=off",
  });
  return sendVisitors(origins);
}

async function embeddedDatabase(
  stateDir: string,
  variables: Record<string, string | undefined>,
  undo: Undo[],
  say: (what: string) => void,
): Promise<string> {
  const logFile = join(stateDir, "log", "postgres.log");
  const stream = createWriteStream(logFile, { flags: "a" });
  const port = variables.GREENROOM_POSTGRES_PORT
    ? await choosePort("GREENROOM_POSTGRES_PORT", undefined, variables)
    : undefined;
  const postgres = await keepPostgres(
    { dataDir: join(stateDir, "postgres"), port, log: (line) => stream.write(`${line}\n`) },
    say,
  );
  undo.push(() => postgres.stop());
  return postgres.url;
}

async function sandboxPorts(variables: Record<string, string | undefined>) {
  const chosen: Record<number, number> = {};
  for (const [nodePort, { variable }] of Object.entries(nodePorts)) {
    chosen[Number(nodePort)] = await choosePort(variable, undefined, variables);
  }
  return { api: await choosePort("GREENROOM_API_PORT", undefined, variables), nodePorts: chosen };
}

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}
