import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../host/index.ts";
import { startGuardedProxy } from "./guarded-proxy.ts";
import { platformKubeconfig, startPlatformCluster } from "./platform-cluster.ts";
import { startRequestMeter } from "./request-meter.ts";

const prometheusPath = "/company/prometheus";

/** Programs that it starts. */
export interface PlatformPrograms {
  /** The multi-call Kubernetes binary. */
  readonly kubernetes: string;
  readonly kubectl: string;
  readonly prometheus: string;
}

/** Somebody else's platform, running. */
export interface Platform {
  /** What Greenroom has to be told of it. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Copies the platform of packages/sandbox/test-platform into a folder of its own and starts what it speaks of.
 * @param root of the checkout */
export async function startPlatform(
  root: string,
  { kubernetes, kubectl, prometheus }: PlatformPrograms,
): Promise<Platform> {
  const home = mkdtempSync(join(tmpdir(), "greenroom-bookshop-"));
  const stopped: (() => Promise<void> | void)[] = [() => rmSync(home, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of stopped.toReversed()) await step();
  };
  try {
    cpSync(join(root, "packages/sandbox/test-platform"), home, { recursive: true });
    const cluster = await startPlatformCluster(kubernetes, kubectl, home);
    stopped.push(() => cluster.stop());
    const meter = await startRequestMeter(cluster.running, ({ labels }) =>
      labels["unit"] === "storefront" || labels["unit"] === "catalogue" ? labels["unit"] : null,
    );
    stopped.push(() => meter.stop());
    const measured = await startPrometheus(prometheus, home, meter.scrapes);
    stopped.push(() => measured.stop());
    const token = "the-companys-token";
    const proxy = await startGuardedProxy(measured.url, token);
    stopped.push(() => proxy.stop());

    const secrets = join(home, "secrets");
    mkdirSync(secrets);
    const write = (name: string, text: string, mode = 0o600) => {
      const path = join(secrets, name);
      writeFileSync(path, text, { mode });
      return path;
    };
    const tokenFile = write("metrics-token", `${token}\n`);
    const authorityFile = write("company-ca.pem", proxy.authority);
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: cluster.api.token },
    };
    const plugin = write(
      "credential-plugin",
      `#!/bin/sh\nprintf '%s' '${JSON.stringify(credential)}'\n`,
      0o700,
    );
    const serviceAccount = join(secrets, "serviceaccount");
    mkdirSync(serviceAccount);
    write("serviceaccount/token", cluster.podToken);
    write("serviceaccount/ca.crt", cluster.api.authority);
    const { hostname, port } = new URL(cluster.api.server);
    const kubeconfig = write("kubeconfig", platformKubeconfig(cluster.api, plugin));
    const configuration = join(home, "greenroom.yaml");
    const url = `${proxy.url}${prometheusPath}`;
    writeFileSync(
      configuration,
      readFileSync(configuration, "utf8").replace("https://metrics.bookshop.example/company/prometheus", url),
    );
    return {
      variables: {
        GREENROOM_CONFIG: configuration,
        GREENROOM_OBJECTIVES_DIR: join(home, "objectives"),
        GREENROOM_MODEL_DIR: join(home, "architecture"),
        GREENROOM_DOCUMENTS_DIR: home,
        GREENROOM_MANIFESTS_DIR: join(home, "overlays"),
        GREENROOM_INFRA_DIR: join(home, "infra"),
        KUBECONFIG: kubeconfig,
        KUBERNETES_SERVICE_HOST: hostname,
        KUBERNETES_SERVICE_PORT: port,
        GREENROOM_SERVICE_ACCOUNT_DIR: serviceAccount,
        KUBECTL_BINARY: kubectl,
        PROMETHEUS_URL: url,
        PROMETHEUS_BEARER_TOKEN_FILE: tokenFile,
        PROMETHEUS_CA_FILE: authorityFile,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPrometheus(
  program: string,
  home: string,
  scrapes: readonly object[],
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const configuration = join(home, "prometheus.yml");
  writeFileSync(
    configuration,
    JSON.stringify({ global: { scrape_interval: "2s" }, scrape_configs: scrapes }),
  );
  const child = spawn(
    program,
    [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${join(home, "prometheus")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--web.external-url=http://metrics.bookshop.example${prometheusPath}`,
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  const ended = once(child, "exit");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
