import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import { ApiException } from "@kubernetes/client-node/dist/gen/apis/exception.js";
import { untilAborted } from "./until-aborted.ts";

const refusalMaxBytes = 64 * 1024;

/** Asks the current context's API server, on a connection that ends with the answer or with the signal. The client
 * of the library is not used for what stays open: it opens a pool of connections for each request and ends none.
 * @param path with its query
 * @returns the answer's body, not read yet; whoever takes it reads or destroys it
 * @throws ApiException for every status but 200, with the server's words; what the connection broke by; what the
 * signal was aborted by */
export async function askApi(
  config: KubeConfig,
  path: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const cluster = config.getCurrentCluster();
  if (!cluster) throw new Error("the kubeconfig's context names no cluster that it has");
  const options: RequestOptions = {};
  await untilAborted(config.applyToHTTPSOptions(options), signal);
  const url = new URL(cluster.server.replace(/\/$/, "") + path);
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { ...options, signal }, resolve).on("error", reject);
    sent.setHeader("accept", "application/json").setHeader("user-agent", "greenroom").end();
  });
  response.setEncoding("utf8");
  if (response.statusCode === 200) return response;
  let body = "";
  for await (const chunk of response) {
    body += String(chunk);
    if (body.length > refusalMaxBytes) break;
  }
  throw new ApiException(response.statusCode ?? 0, "the API server refused", body, {});
}
