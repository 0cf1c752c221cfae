import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { parse } from "yaml";
import { z } from "zod";

const kubeconfigSchema = z.object({
  clusters: z.tuple([
    z.object({ cluster: z.object({ server: z.url(), "certificate-authority-data": z.base64() }) }),
  ]),
  users: z.tuple([
    z.object({ user: z.object({ "client-certificate-data": z.base64(), "client-key-data": z.base64() }) }),
  ]),
});

const timeoutMs = 5000;

/** Reads single objects and lists of the Kubernetes API. */
export interface ApiReader {
  /** @returns null when there is no such object
   * @throws when the API cannot be reached or refuses */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T | null>;
}

/** @param kubeconfigFile one made by the sandbox: one cluster, one user, everything inline */
export function apiReader(kubeconfigFile: string): ApiReader {
  const { clusters, users } = kubeconfigSchema.parse(parse(readFileSync(kubeconfigFile, "utf8")));
  const decode = (base64: string) => Buffer.from(base64, "base64");
  const agent = new Agent({
    keepAlive: true,
    ca: decode(clusters[0].cluster["certificate-authority-data"]),
    cert: decode(users[0].user["client-certificate-data"]),
    key: decode(users[0].user["client-key-data"]),
  });
  const server = clusters[0].cluster.server;
  return {
    async get(path, schema) {
      const { status, body } = await fetchText(new URL(path, server), agent);
      if (status === 404) return null;
      if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.slice(0, 300)}`);
      return schema.parse(JSON.parse(body));
    },
  };
}

function fetchText(url: URL, agent: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const get = request(url, { agent, timeout: timeoutMs }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    get.once("timeout", () => get.destroy(new Error(`GET ${url.pathname}: no answer in ${timeoutMs} ms`)));
    get.once("error", reject);
    get.end();
  });
}
