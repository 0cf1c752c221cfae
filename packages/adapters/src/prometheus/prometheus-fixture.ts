import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@greenroom/sandbox/host";

/** A real Prometheus, path in PROMETHEUS, that scrapes every second.
 * @param scrapes of its configuration
 * @param given `past`: what it has measured already, in OpenMetrics, written by promtool, path in PROMTOOL; `flags` beside
 * those that it needs
 * @returns its address, at once: what it has scraped has to be waited for */
export async function startPrometheus(
  scrapes: readonly object[],
  { past, flags = [] }: { readonly past?: string; readonly flags?: readonly string[] } = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-prometheus-"));
  const port = await freePort();
  writeFileSync(
    join(directory, "prometheus.yml"),
    JSON.stringify({ global: { scrape_interval: "1s" }, scrape_configs: scrapes }),
  );
  if (past !== undefined) {
    const file = join(directory, "past.txt");
    writeFileSync(file, past);
    const write = ["tsdb", "create-blocks-from", "openmetrics", file, join(directory, "data")];
    execFileSync(process.env["PROMTOOL"] ?? "", write, { stdio: "ignore" });
  }
  const child = spawn(
    process.env["PROMETHEUS"] ?? "",
    [
      `--config.file=${join(directory, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
      ...flags,
    ],
    { stdio: "ignore" },
  );
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

/** Answers every path as a target of Prometheus does, in the text format.
 * @param linesOf what it measures at its nth scrape, from 1 */
export async function startTarget(
  linesOf: (scrape: number) => readonly string[],
): Promise<{ readonly address: string; stop(): void }> {
  let scrapes = 0;
  const server = createServer((_request, response) => {
    scrapes += 1;
    response.setHeader("content-type", "text/plain; version=0.0.4");
    response.end([...linesOf(scrapes), ""].join("\n"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}
