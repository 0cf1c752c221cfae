import { createServer, type Server } from "node:http";
import type { Worker } from "./composition.ts";

/** /healthz: the process is up; /readyz: its database answers, and whether the
 * state key opens what is stored; /metrics for Prometheus. On loopback only. */
export function startHealthServer({ log, processMetrics, readiness, settings }: Worker): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request.url ?? "/")
      .then(({ status, type, body }) => response.writeHead(status, { "content-type": type }).end(body))
      .catch((error: unknown) => {
        log.error({ err: error }, "health request failed");
        response.writeHead(500).end();
      });
  });

  async function answer(path: string): Promise<{ status: number; type: string; body: string }> {
    const json = (status: number, value: object) => ({
      status,
      type: "application/json",
      body: JSON.stringify(value),
    });
    switch (path) {
      case "/healthz":
        return json(200, { status: "up" });
      case "/readyz": {
        const { httpStatus, status, dependencies } = await readiness();
        return json(httpStatus, { status, dependencies });
      }
      case "/metrics":
        return {
          status: 200,
          type: processMetrics.registry.contentType,
          body: await processMetrics.registry.metrics(),
        };
      default:
        return json(404, { code: "not_found", message: "There is /healthz, /readyz and /metrics." });
    }
  }

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.WORKER_PORT, "127.0.0.1", () => resolve(server));
  });
}
