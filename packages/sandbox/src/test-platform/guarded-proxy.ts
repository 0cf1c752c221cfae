import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { CertificateAuthority } from "../cluster/certificate-authority.ts";

/** What a company puts before its Prometheus: https with a certificate of its own authority, and a token. */
export interface GuardedProxy {
  /** Without a path. */
  readonly url: string;
  /** PEM, of the authority that signed its certificate. */
  readonly authority: string;
  /** The token that it wants from now on; the one before is refused. */
  demand(token: string): void;
  stop(): Promise<void>;
}

/** @param target what it stands before, without a path
 * @param token that it wants first */
export async function startGuardedProxy(target: string, token: string): Promise<GuardedProxy> {
  const now = new Date();
  // Of two authorities of one name in a file TLS would try the first alone.
  const authority = await CertificateAuthority.create(`a company's authority ${randomUUID()}`, now);
  const pair = await authority.issue(
    { commonName: "metrics", usage: "server", addresses: ["127.0.0.1"] },
    now,
  );
  let wanted = token;
  const server = createServer({ cert: pair.certificate, key: pair.key }, (request, response) => {
    if (request.headers.authorization !== `Bearer ${wanted}`) {
      response.writeHead(401).end("Unauthorized");
      return;
    }
    const { authorization: _, ...headers } = request.headers;
    const forwarded = httpRequest(
      new URL(request.url ?? "/", target),
      { method: request.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.once("error", () => response.destroy());
    request.pipe(forwarded);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority: authority.certificate,
    demand(next) {
      wanted = next;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
