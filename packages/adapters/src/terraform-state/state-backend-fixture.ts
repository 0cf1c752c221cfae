import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machinery, type Permission, type Role } from "@greenroom/core/access";
import { findWorkspace, type Workspace } from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";
import {
  createDatabase,
  createPeople,
  createSealer,
  createStateVersions,
  createTokens,
  createViewers,
  migrate,
} from "../postgres/index.ts";
import { createStateBackend } from "./index.ts";

const tofu = process.env["TOFU"] ?? "tofu";

/** A checkout, and how Terraform is called in it. */
export interface Checkout {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The state backend of one workspace, dev/base, where Terraform itself can reach it. */
export async function serveStateBackend() {
  const dev = environmentFixture("dev", { terraform: { layers: ["base"] } });
  const workspace = findWorkspace([dev], "dev", "base") as Workspace;
  const database = createDatabase(await startTestDatabase(migrate));
  const sealer = createSealer(Buffer.alloc(32, 1).toString("base64"));
  const stateVersions = createStateVersions(database, sealer);
  const backend = createStateBackend({
    environments: [dev],
    stateVersions,
    viewers: createViewers(database),
  });
  /** What Terraform asked, and whether the lock was held when it did. */
  const asked: { readonly request: string; readonly isLocked: boolean }[] = [];
  const prefix = "/api/terraform/state/dev/base";
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { method = "GET", url = "/" } = incoming;
      const request = new Request(`http://state.test${url}`, {
        method,
        headers: new Headers(Object.entries(incoming.headers) as [string, string][]),
        body: method === "GET" ? null : Buffer.concat(chunks),
      });
      const part = url.startsWith(`${prefix}/lock`) ? "lock" : "state";
      asked.push({
        request: `${method} ${part}`,
        isLocked: (await stateVersions.findLock(workspace)) !== null,
      });
      const answer = await backend(request, { environment: "dev", layer: "base", part });
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = mkdtempSync(join(tmpdir(), "greenroom-engineers-"));

  /** A folder with one file of Terraform, and nothing of this process's environment but where programs are. */
  function checkout(name: string, configuration: string): Checkout {
    const cwd = join(home, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, "main.tf"), configuration);
    const cliConfigFile = join(home, "cli.tfrc");
    writeFileSync(cliConfigFile, "disable_checkpoint = true\n");
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: cwd,
      TF_CLI_ARGS: "-no-color",
      TF_CLI_CONFIG_FILE: cliConfigFile,
    };
    return { cwd, env };
  }

  return {
    database,
    sealer,
    stateVersions,
    workspace,
    origin,
    asked,
    checkout,
    /** That reaches the backend with this credential. */
    signedIn({ cwd, env }: Checkout, username: string, password: string): Checkout {
      const address = `${origin}${prefix}`;
      return {
        cwd,
        env: {
          ...env,
          TF_HTTP_ADDRESS: address,
          TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
          TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
          TF_HTTP_USERNAME: username,
          TF_HTTP_PASSWORD: password,
        },
      };
    },
    /** The secret of a token, named `laptop`, of somebody with this role. */
    async token(name: string, role: Role, permissions: readonly Permission[]): Promise<string> {
      const email = `${name}@example.test`;
      const person = await createPeople(database).invite({ name, email, role }, machinery);
      if (!person.ok) throw new Error(person.error.message);
      const scope = { permissions: [...permissions], environments: null, services: null };
      const created = await createTokens(database).create(
        person.value.id,
        { name: "laptop", scope, expiresInDays: 1 },
        machinery,
      );
      return created.secret;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      rmSync(home, { recursive: true, force: true });
      await database.$disconnect();
    },
  };
}

/** @returns once it has ended */
export function tofuBy(
  { cwd, env }: Checkout,
  ...args: readonly string[]
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(tofu, args, { cwd, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}
