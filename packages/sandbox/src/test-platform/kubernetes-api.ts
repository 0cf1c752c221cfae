import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { buffer } from "node:stream/consumers";
import { z } from "zod";

const kubeconfigSchema = z.object({
  clusters: z.tuple([
    z.object({ cluster: z.object({ server: z.url(), "certificate-authority-data": z.base64() }) }),
  ]),
  users: z.tuple([z.object({ user: z.object({ token: z.string() }) })]),
});

/** An API server, asked as the owner of a kubeconfig. */
export interface KubernetesApi {
  readonly server: string;
  readonly token: string;
  /** PEM, of who signed its certificate. */
  readonly authority: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
  /** @throws Error with the server's words, except where a POST meets what is there already */
  send(method: "POST" | "PATCH" | "DELETE", path: string, body: object): Promise<void>;
}

/** @param kubeconfigFile as the control plane for tests writes it: JSON, one cluster, one user with a token */
export function kubernetesApi(kubeconfigFile: string): KubernetesApi {
  const { clusters, users } = kubeconfigSchema.parse(JSON.parse(readFileSync(kubeconfigFile, "utf8")));
  const { server, "certificate-authority-data": ca } = clusters[0].cluster;
  const authority = Buffer.from(ca, "base64").toString("utf8");
  const { token } = users[0].user;
  const agent = new Agent({ keepAlive: true, ca: authority });

  async function ask(method: string, path: string, body?: object): Promise<{ status: number; text: string }> {
    const sentBody = body === undefined ? "" : JSON.stringify(body);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(
        new URL(path, server),
        {
          agent,
          method,
          headers: {
            authorization: `Bearer ${token}`,
            // Without it Node sends the body of a DELETE as if there were none.
            "content-length": Buffer.byteLength(sentBody),
            "content-type":
              method === "PATCH" ? "application/strategic-merge-patch+json" : "application/json",
          },
        },
        resolve,
      ).once("error", reject);
      sent.end(sentBody);
    });
    return { status: response.statusCode ?? 0, text: (await buffer(response)).toString("utf8") };
  }

  async function read<T>(method: string, path: string, schema: z.ZodType<T>, body?: object): Promise<T> {
    const { status, text } = await ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return schema.parse(JSON.parse(text));
  }

  return {
    server,
    token,
    authority,
    get: (path, schema) => read("GET", path, schema),
    post: (path, body, schema) => read("POST", path, schema, body),
    async send(method, path, body) {
      const { status, text } = await ask(method, path, body);
      const isThere = method === "POST" && status === 409;
      if (status >= 300 && !isThere) throw new Error(`${method} ${path}: ${status} ${text}`);
    },
  };
}
