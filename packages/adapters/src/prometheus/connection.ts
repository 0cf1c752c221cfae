import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { PrometheusAccess } from "@greenroom/core/environments";
import { connectionFailure, unusableFile } from "./access-failure.ts";

const inflate = promisify(gunzip);
const certificatePattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export interface PrometheusAnswer {
  /** Of HTTP. */
  readonly status: number;
  readonly text: string;
  /** Where it sends to. */
  readonly location: string | undefined;
}

export interface PrometheusConnection {
  /** Asks with the token and the authorities that the files hold now.
   * @throws UnavailableError when no answer came, or a file cannot be used */
  post(url: URL, access: PrometheusAccess, body: URLSearchParams): Promise<PrometheusAnswer>;
}

/** Connections are kept open, those of other authorities apart. `fetch` of Node takes no authorities. */
export function createPrometheusConnection(answerTimeoutMs: number): PrometheusConnection {
  const plain = new HttpAgent({ keepAlive: true });
  const bySystem = new HttpsAgent({ keepAlive: true });
  const byAuthorities = new Map<string, { readonly ca: string; readonly agent: HttpsAgent }>();

  async function agentFor({ protocol }: URL, { caFile }: PrometheusAccess): Promise<HttpAgent | HttpsAgent> {
    if (protocol === "http:") return plain;
    if (caFile === undefined) return bySystem;
    const ca = await readAuthorities(caFile);
    const known = byAuthorities.get(caFile);
    if (known?.ca === ca) return known.agent;
    const agent = new HttpsAgent({ keepAlive: true, ca });
    byAuthorities.set(caFile, { ca, agent });
    return agent;
  }

  return {
    async post(url, access, body) {
      const signal = AbortSignal.timeout(answerTimeoutMs);
      const [agent, token] = await Promise.all([agentFor(url, access), readToken(access)]);
      const sent = {
        agent,
        signal,
        method: "POST",
        headers: {
          accept: "application/json",
          "accept-encoding": "gzip",
          "content-type": "application/x-www-form-urlencoded",
          "user-agent": "greenroom",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      } as const;
      try {
        const response = await send(url, sent, body.toString());
        const bytes = await buffer(response);
        const isPacked = response.headers["content-encoding"] === "gzip";
        return {
          status: response.statusCode ?? 0,
          text: (isPacked ? await inflate(bytes) : bytes).toString("utf8"),
          location: response.headers.location,
        };
      } catch (error) {
        throw connectionFailure(error, answerTimeoutMs, signal.aborted);
      }
    },
  };
}

/** A kept connection that the server closes at this moment breaks before the question is heard: it is asked again,
 * once, since a question changes nothing. */
async function send(
  url: URL,
  options: Parameters<typeof httpsRequest>[1] & object,
  body: string,
  isAgain = false,
): Promise<IncomingMessage> {
  const ask = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = ask(url, options);
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject).end(body);
    });
  } catch (error) {
    const isReset = error instanceof Error && "code" in error && error.code === "ECONNRESET";
    if (isReset && request.reusedSocket && !isAgain) return send(url, options, body, true);
    throw error;
  }
}

/** @throws UnavailableError */
async function readToken({ bearerTokenFile: path }: PrometheusAccess): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const token = (await readText("prometheus.bearerTokenFile", path)).trim();
  // What a header cannot carry is no token, and would be in the message of what refuses it.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw unusableFile("prometheus.bearerTokenFile", path, token === "" ? "is empty" : "holds no token");
  return token;
}

/** @throws UnavailableError: TLS would leave out what is no certificate, and then trust nothing */
async function readAuthorities(path: string): Promise<string> {
  const text = await readText("prometheus.caFile", path);
  const certificates = text.match(certificatePattern) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate))
    throw unusableFile("prometheus.caFile", path, "holds no certificates as PEM");
  return text;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

async function readText(
  setting: "prometheus.bearerTokenFile" | "prometheus.caFile",
  path: string,
): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "it could not be read";
    throw unusableFile(setting, path, code === "ENOENT" ? "is not there" : `cannot be read (${code})`);
  }
}
