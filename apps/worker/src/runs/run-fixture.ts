import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLiveNotifier } from "@greenroom/adapters/live";
import {
  createDatabase,
  createRunLog,
  createRunStore,
  createSealer,
  createStateVersions,
} from "@greenroom/adapters/postgres";
import { createTerraform } from "@greenroom/adapters/terraform";
import { createStateBackend } from "@greenroom/adapters/terraform-state";
import { authorize, type Permission, type Role, type UserId, type Viewer } from "@greenroom/core/access";
import type { JobId, JobRequest } from "@greenroom/core/jobs";
import pino from "pino";
import type { RunWorkerContext } from "./run-worker-context.ts";
import { environmentFixture } from "../../../../packages/core/src/environments/environment-fixture.ts";

export const stateKey = Buffer.alloc(32, 7).toString("base64");

export const environments = ["dev", "stage"].map((id) =>
  environmentFixture(id, { terraform: { layers: ["base"], approvalsRequired: 1 } }),
);

const person = (id: string, name: string, role: Role): Viewer => ({
  id: id as UserId,
  name,
  email: `${id}@example.test`,
  grants: [{ role, environment: null, service: null }],
});
export const ada = person("ada", "Ada", "operator");
export const bob = person("bob", "Bob", "approver");

/** What the person was let through with. */
export const mayOf = <P extends Permission>(viewer: Viewer, permission: P) => authorize(viewer, permission);

/** A stack of built-in resources: a value that changes, a secret in the log, and a wait of `seconds`. */
const configuration = `
terraform {
  backend "http" {
    lock_method   = "PUT"
    unlock_method = "DELETE"
  }
}
variable "greeting" { type = string }
variable "seconds" { type = number }
variable "token" {
  type      = string
  sensitive = true
}
variable "marker" { type = string }
resource "terraform_data" "first" {
  input = { greeting = var.greeting, token = var.token }
}
resource "terraform_data" "slow" {
  triggers_replace = [var.greeting]
  depends_on       = [terraform_data.first]
  provisioner "local-exec" {
    command = "echo started >> \${var.marker}; sleep \${var.seconds}; echo \${nonsensitive(var.token)}; echo ended >> \${var.marker}"
  }
}
`;

export const token = "tok/en+of-the-test";

export interface InfraOptions {
  readonly greeting: string;
  readonly seconds: number;
}

/** A folder laid out as packages/infra. */
export function createInfra() {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-infra-"));
  const marker = join(directory, "marker");
  mkdirSync(join(directory, "stacks/base"), { recursive: true });
  writeFileSync(join(directory, "stacks/base/main.tf"), configuration);
  writeFileSync(join(directory, "cli.tfrc"), "disable_checkpoint = true\n");
  writeFileSync(marker, "");
  return {
    directory,
    marker,
    cliConfigFile: join(directory, "cli.tfrc"),
    set(environment: string, { greeting, seconds }: InfraOptions) {
      mkdirSync(join(directory, "environments", environment), { recursive: true });
      writeFileSync(
        join(directory, "environments", environment, "base.tfvars"),
        `greeting = "${greeting}"\nseconds = ${seconds}\ntoken = "${token}"\nmarker = "${marker}"\n`,
      );
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** The worker's side of runs on a database; the queue only remembers. */
export function createContext(
  url: string,
  infra: { directory: string; cliConfigFile: string },
  backendUrl: string,
) {
  const database = createDatabase(url);
  const sealer = createSealer(stateKey);
  const queued: JobRequest[] = [];
  const queue = {
    prepare: async () => undefined,
    enqueueIn: async (_: unknown, request: JobRequest) => String(queued.push(request)) as JobId,
  };
  const context: RunWorkerContext = {
    workerName: `test/${process.pid}`,
    runs: createRunStore(database, sealer, queue),
    runLog: createRunLog(database),
    stateVersions: createStateVersions(database, sealer),
    terraform: createTerraform({
      binary: process.env["TOFU"] ?? "tofu",
      infraDirectory: infra.directory,
      workDirectory: join(infra.directory, "work"),
      cliConfigFile: infra.cliConfigFile,
      backendUrl,
      lockTimeoutSeconds: 0,
    }),
    live: createLiveNotifier(database),
    observePhase: () => undefined,
    log: pino({ level: process.env["LOG_LEVEL"] ?? "silent" }),
  };
  return { ...context, context, environments, database, queued };
}

/** The portal's state backend, on loopback. While `refusesStatesWith` is set it takes no new state. */
export async function serveStateBackend(stateVersions: RunWorkerContext["stateVersions"]) {
  const served: { refusesStatesWith: number | null } = { refusesStatesWith: null };
  const nobody = { ofToken: () => Promise.resolve(null) };
  const backend = createStateBackend({ environments, stateVersions, viewers: nobody });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
      const [, environment = "", layer = "", lock] =
        /^\/api\/terraform\/state\/([^/]+)\/([^/]+)(\/lock)?$/.exec(url.pathname) ?? [];
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const method = incoming.method ?? "GET";
      const headers = new Headers(Object.entries(incoming.headers) as [string, string][]);
      const body = method === "GET" ? null : Buffer.concat(chunks);
      const answer =
        served.refusesStatesWith !== null && method === "POST"
          ? new Response(null, { status: served.refusesStatesWith })
          : await backend(new Request(url, { method, headers, body }), {
              environment,
              layer,
              part: lock ? "lock" : "state",
            });
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(served, { url: `http://127.0.0.1:${port}`, close: () => server.close() });
}
