import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningPod } from "./stand-in-nodes.ts";

const requestsPerSecond = 20;
/** Of each hundred. */
const failed = 0.5;
const metric = "http_server_request_duration_seconds";

/** Answers for every pod as its OpenTelemetry exporter would, and tells Prometheus which pods there are. */
export interface RequestMeter {
  /** Of Prometheus' configuration. */
  readonly scrapes: readonly object[];
  stop(): void;
}

/** @param jobOf what Prometheus calls the pod's job; null = it is not scraped */
export async function startRequestMeter(
  running: () => readonly RunningPod[],
  jobOf: (pod: RunningPod) => string | null,
): Promise<RequestMeter> {
  const startedAt = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://meter");
    if (pathname === "/targets") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(targets()));
      return;
    }
    const since = startedAt.get(pathname) ?? Date.now();
    startedAt.set(pathname, since);
    response.setHeader("content-type", "text/plain; version=0.0.4");
    response.end(samples((Date.now() - since) / 1000));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  function targets() {
    return running().flatMap((pod) => {
      const job = jobOf(pod);
      if (job === null) return [];
      const { namespace, name } = pod;
      return [
        {
          targets: [address],
          labels: { job, namespace, pod: name, __metrics_path__: `/pods/${namespace}/${name}` },
        },
      ];
    });
  }

  return {
    scrapes: [
      {
        job_name: "pods",
        http_sd_configs: [{ url: `http://${address}/targets`, refresh_interval: "1s" }],
      },
    ],
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** All take less than a tenth of a second.
 * @param seconds since the pod is asked */
function samples(seconds: number): string {
  const all = Math.floor(seconds * requestsPerSecond);
  const bad = Math.floor((all * failed) / 100);
  const lines = (status: string, count: number) => {
    const labels = `http_request_method="GET",http_response_status_code="${status}",http_route="/books"`;
    return [
      `${metric}_bucket{${labels},le="0.05"} ${Math.floor(count * 0.8)}`,
      `${metric}_bucket{${labels},le="0.1"} ${count}`,
      `${metric}_bucket{${labels},le="0.5"} ${count}`,
      `${metric}_bucket{${labels},le="+Inf"} ${count}`,
      `${metric}_count{${labels}} ${count}`,
      `${metric}_sum{${labels}} ${count * 0.04}`,
    ];
  };
  return [`# TYPE ${metric} histogram`, ...lines("200", all - bad), ...lines("503", bad), ""].join("\n");
}
