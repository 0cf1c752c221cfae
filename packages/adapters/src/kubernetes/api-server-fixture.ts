import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "@greenroom/core/environments";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";

/** That a Deployment needs. */
export const kinds = ["deployments", "replicasets", "pods", "events"] as const;
const served = [...kinds, "statefulsets", "daemonsets", "controllerrevisions"] as const;
export type Kind = (typeof served)[number];

interface Asked {
  readonly kind: Kind;
  readonly isWatch: boolean;
  readonly authorization: string | undefined;
  readonly query: URLSearchParams;
}

/** Answers a request in its own way; returns false to leave it to the sound server. */
type Fault = (asked: Asked, response: ServerResponse) => boolean;

/** As much of an API server as a watch sees, on loopback, and every fault that a real one cannot be made to have. */
export interface ApiServerFixture {
  readonly environment: Environment;
  /** Every request so far. */
  readonly asked: readonly Asked[];
  /** Connections that are open now. */
  open(): number;
  fail(fault: Fault | null): void;
  /** Ends every connection as a crash would. */
  drop(): void;
  /** Says it in every open watch of the kind. */
  say(kind: Kind, event: object): void;
  /** Writes a kubeconfig that reaches it as this user. */
  kubeconfig(user?: object): string;
  /** Writes a program. */
  program(script: string): string;
  stop(): Promise<void>;
}

export const gone = { type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired" } };
export const bookmark = { type: "BOOKMARK", object: { metadata: { resourceVersion: "7" } } };

export function refuse(response: ServerResponse, code: number, message: string): boolean {
  response.writeHead(code);
  response.end(JSON.stringify({ kind: "Status", code, message }));
  return true;
}

export async function startApiServerFixture(): Promise<ApiServerFixture> {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-api-server-"));
  const asked: Asked[] = [];
  const watches = new Map<ServerResponse, Kind>();
  let fault: Fault | null = null;
  let files = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://api");
    const kind = served.find((each) => pathname.endsWith(`/${each}`));
    response.setHeader("content-type", "application/json");
    if (pathname === "/version") return void response.end(JSON.stringify({ major: "1", minor: "37" }));
    if (!kind) return void refuse(response, 404, "not found");
    const { authorization } = request.headers;
    const each = { kind, isWatch: query.get("watch") === "true", authorization, query };
    asked.push(each);
    if (fault?.(each, response)) return;
    if (!each.isWatch) {
      response.end(JSON.stringify({ metadata: { resourceVersion: "7" }, items: [] }));
      return;
    }
    watches.set(response, kind);
    response.writeHead(200).flushHeaders();
    const seconds = Number(query.get("timeoutSeconds"));
    const timers = [
      setTimeout(() => response.write(`${JSON.stringify(bookmark)}\n`), (seconds - 2) * 1000),
      setTimeout(() => response.end(), seconds * 1000),
    ];
    response.once("close", () => {
      watches.delete(response);
      timers.forEach(clearTimeout);
    });
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const write = (name: string, text: string, mode = 0o600) => {
    const path = join(directory, `${(files += 1)}-${name}`);
    writeFileSync(path, text, { mode });
    return path;
  };
  return {
    environment: environmentFixture("dev"),
    asked,
    open: () => sockets.size,
    fail(next) {
      fault = next;
    },
    drop() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    say(kind, event) {
      for (const [response, of] of watches) if (of === kind) response.write(`${JSON.stringify(event)}\n`);
    },
    kubeconfig: (user = { token: "sound" }) =>
      write(
        "kubeconfig",
        JSON.stringify({
          clusters: [
            {
              name: "fixture",
              cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true },
            },
          ],
          users: [{ name: "fixture", user }],
          contexts: [{ name: "sandbox", context: { cluster: "fixture", user: "fixture" } }],
        }),
      ),
    program: (script) => write("plugin", `#!/bin/sh\n${script}\n`, 0o755),
    async stop() {
      server.close();
      server.closeAllConnections();
      rmSync(directory, { recursive: true });
    },
  };
}
