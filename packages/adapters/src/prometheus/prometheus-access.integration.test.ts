import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrometheusAccess } from "@greenroom/core/environments";
import { promQl } from "@greenroom/core/metrics";
import { UnavailableError } from "@greenroom/core/result";
import { type GuardedProxy, startGuardedProxy } from "@greenroom/sandbox/test-platform";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../core/src/environments/environment-fixture.ts";
import { createPrometheusMetrics } from "./index.ts";
import { startPrometheus } from "./prometheus-fixture.ts";

const prefix = "/company/prometheus";
const dev = environmentFixture("dev");

/** What is asked is another question each time, so that no kept answer stands in for one. */
let asked = 0;
const ask = (access: PrometheusAccess, metrics = createPrometheusMetrics(access)) =>
  metrics.instant(dev, promQl`vector(${(asked += 1)})`);
const failureOf = async (answer: Promise<unknown>): Promise<UnavailableError> => {
  const error = await answer.then(
    () => new Error("it was answered"),
    (reason: unknown) => reason,
  );
  if (error instanceof UnavailableError) return error;
  throw error;
};

describe.runIf(process.env.PROMETHEUS)("a company's Prometheus, behind https, a token and a path", () => {
  let server: Awaited<ReturnType<typeof startPrometheus>>;
  let proxy: GuardedProxy;
  let directory: string;
  let access: PrometheusAccess & { readonly url: string; readonly bearerTokenFile: string };
  const write = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "greenroom-access-"));
    server = await startPrometheus([], {
      flags: [`--web.external-url=http://metrics.example.com${prefix}`],
    });
    proxy = await startGuardedProxy(server.url, "token-1");
    access = {
      url: `${proxy.url}${prefix}`,
      bearerTokenFile: write("token", "token-1\n"),
      caFile: write("ca.pem", proxy.authority),
    };
    await vi.waitFor(() => ask(access), { timeout: 30_000, interval: 250 });
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
    rmSync(directory, { recursive: true });
  });
  beforeEach(() => {
    write("token", "token-1\n");
    proxy.demand("token-1");
  });

  test("it answers, also with a slash at the end of its path", async () => {
    expect(await ask(access)).toHaveLength(1);
    expect(await ask({ ...access, url: `${access.url}/` })).toHaveLength(1);
  });

  test("a token that was changed is used at once, by those that ask already too", async () => {
    const metrics = createPrometheusMetrics(access);
    expect(await ask(access, metrics)).toHaveLength(1);
    proxy.demand("token-2");
    expect((await failureOf(ask(access, metrics))).message).toBe(
      `Prometheus refused the token of ${access.bearerTokenFile} (HTTP 401).`,
    );
    write("token", "token-2");
    expect(await ask(access, metrics)).toHaveLength(1);
  });

  test("an authority that was changed is used at once", async () => {
    const metrics = createPrometheusMetrics(access);
    const other = await startGuardedProxy(server.url, "token-1");
    const caFile = write("changing.pem", other.authority);
    const changing = { ...access, caFile };
    const changed = createPrometheusMetrics(changing);
    expect((await failureOf(ask(changing, changed))).code).toBe("prometheus.caFile");
    write("changing.pem", `${other.authority}\n${proxy.authority}`);
    expect(await ask(changing, changed)).toHaveLength(1);
    expect(await ask(access, metrics)).toHaveLength(1);
    await other.stop();
  });

  test("what one token was answered is not given to another", async () => {
    const stranger = environmentFixture("stranger");
    const bearerTokenFile = write("stranger", "stranger");
    const query = promQl`vector(0)`;
    const metrics = createPrometheusMetrics(access);
    expect(await metrics.instant(dev, query)).toHaveLength(1);
    const theirs = { ...stranger, prometheus: { bearerTokenFile } };
    await expect(metrics.instant(theirs, query)).rejects.toThrow(`refused the token of ${bearerTokenFile}`);
    expect(metrics.lastAnsweredAt(theirs)).toBeNull();
  });

  test.each<[string, (good: typeof access) => PrometheusAccess, string, RegExp]>([
    [
      "a token that is refused",
      (good) => ({ ...good, bearerTokenFile: write("wrong", "wrong") }),
      "prometheus.bearerTokenFile",
      /^Prometheus refused the token of .*wrong \(HTTP 401\)\.$/,
    ],
    [
      "no token",
      ({ url, caFile = "" }) => ({ url, caFile }),
      "prometheus.bearerTokenFile",
      /^Prometheus wants to know who asks \(HTTP 401\), and no token is configured\.$/,
    ],
    [
      "a file with a token that is not there",
      (good) => ({ ...good, bearerTokenFile: join(directory, "gone") }),
      "prometheus.bearerTokenFile",
      /the file .*gone is not there\.$/,
    ],
    [
      "a file without a token",
      (good) => ({ ...good, bearerTokenFile: write("empty", " \n") }),
      "prometheus.bearerTokenFile",
      /the file .*empty is empty\.$/,
    ],
    [
      "a file with more than a token",
      (good) => ({ ...good, bearerTokenFile: write("two", "token-1\ntoken-2") }),
      "prometheus.bearerTokenFile",
      /the file .*two holds no token\.$/,
    ],
    [
      "a directory in the token's place",
      (good) => ({ ...good, bearerTokenFile: directory }),
      "prometheus.bearerTokenFile",
      /cannot be read \(EISDIR\)\.$/,
    ],
    [
      "no authority",
      ({ url, bearerTokenFile }) => ({ url, bearerTokenFile }),
      "prometheus.caFile",
      /^The certificate of Prometheus cannot be trusted: /,
    ],
    [
      "a file that holds no authority",
      (good) => ({ ...good, caFile: write("no.pem", "no certificate") }),
      "prometheus.caFile",
      /the file .*no\.pem holds no certificates as PEM\.$/,
    ],
    [
      "a file with half an authority",
      (good) => ({
        ...good,
        caFile: write("half.pem", proxy.authority.replace(/\n[^\n-]+\n-----END/, "\n-----END")),
      }),
      "prometheus.caFile",
      /half\.pem holds no certificates as PEM\.$/,
    ],
    [
      "another host's certificate",
      (good) => ({ ...good, url: good.url.replace("127.0.0.1", "localhost") }),
      "prometheus.url",
      /for another host than the one that was asked\.$/,
    ],
    [
      "no path",
      (good) => ({ ...good, url: proxy.url }),
      "prometheus.url",
      /^There is no Prometheus under that path \(HTTP 404\)\.$/,
    ],
    [
      "http in the place of https",
      (good) => ({ ...good, url: server.url.replace("http:", "https:") }),
      "prometheus.url",
      /does not speak https\.$/,
    ],
  ])(
    "%s is said with the setting that is at fault, and never taken for no data",
    async (_, change, code, words) => {
      const failure = await failureOf(ask(change(access)));
      expect(failure).toMatchObject({
        code,
        message: expect.stringMatching(words),
        remedy: expect.stringContaining(`${code} in greenroom.yaml, or PROMETHEUS_`),
      });
      expect(`${failure.message} ${failure.remedy}`).not.toMatch(/token-[12]|Bearer/);
    },
  );
});

test.each<[number, Record<string, string>, string, string | undefined, RegExp]>([
  [
    302,
    { location: "https://login.example.com/authorize?state=secret" },
    "",
    "prometheus.url",
    /whoever asks is sent to https:\/\/login\.example\.com\/authorize \(HTTP 302\)/,
  ],
  [400, {}, "Client sent an HTTP request to an HTTPS server.", "prometheus.url", /speaks https alone/],
  [
    403,
    {},
    '{"status":"error","errorType":"forbidden","error":"no"}',
    "prometheus.bearerTokenFile",
    /HTTP 403/,
  ],
  [200, {}, "<html>Sign in</html>", "prometheus.url", /answered with HTTP 200 and no result/],
  [503, {}, "Service Unavailable", undefined, /answered with HTTP 503 and no result/],
])("HTTP %i with %j and %s is no data of nobody's", async (status, headers, body, code, words) => {
  const server = createServer((_request, response) => void response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const failure = await failureOf(ask({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
  server.close();
  server.closeAllConnections();
  expect(failure.code).toBe(code);
  expect(failure.message).toMatch(words);
  expect(failure.message).not.toContain("secret");
});

test("a kept connection that its server has closed is opened again", async () => {
  let questions = 0;
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    questions += 1;
    // The second question comes on a connection that breaks under it.
    if (questions === 2) return void request.socket.resetAndDestroy();
    response.end(JSON.stringify({ status: "success", data: { resultType: "vector", result: [] } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const access = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const metrics = createPrometheusMetrics(access);
  expect(await ask(access, metrics)).toEqual([]);
  expect(await ask(access, metrics)).toEqual([]);
  expect(questions).toBe(3);
  server.close();
  server.closeAllConnections();
});
