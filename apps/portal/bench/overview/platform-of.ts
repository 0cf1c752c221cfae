import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const environments = ["e1", "e2", "e3", "e4", "e5"] as const;

/** Writes a platform of five environments and some services, each measured and promising something.
 * @returns settings that make a portal show it */
export function writePlatform(directory: string, services: number): Readonly<Record<string, string>> {
  const ids = Array.from({ length: services }, (_, index) => `s${index + 1}`);
  const objectives = join(directory, "objectives");
  mkdirSync(objectives, { recursive: true });
  const configuration = {
    product: { name: "Greenroom" },
    environments: environments.map((id, index) => ({
      id,
      name: id,
      cluster: { context: "none", namespace: id },
      terraform: { layers: ["platform", "observability"] },
      promotion: { from: environments[index - 1] ?? null },
    })),
    services: ids.map((id) => ({
      id,
      workload: { name: id },
      ...(id === "s1" && { promotion: { overlay: "s1/{environment}" } }),
      metrics: {
        profile: "opentelemetry",
        labels: { job: id },
        objectives: [`${id}-availability`],
      },
    })),
  };
  // JSON is YAML.
  const file = join(directory, "greenroom.yaml");
  writeFileSync(file, JSON.stringify(configuration));
  for (const id of ids)
    writeFileSync(
      join(objectives, `${id}.yaml`),
      documentsOf(id)
        .map((document) => JSON.stringify(document))
        .join("\n---\n"),
    );
  return { GREENROOM_CONFIG: file, GREENROOM_OBJECTIVES_DIR: objectives };
}

function documentsOf(id: string): readonly object[] {
  const counted = "http_server_request_duration_seconds_count";
  const source = (query: string) => ({ metricSource: { type: "Prometheus", spec: { query } } });
  return [
    {
      apiVersion: "openslo/v1",
      kind: "SLI",
      metadata: { name: `${id}-availability` },
      spec: {
        ratioMetric: {
          counter: true,
          bad: source(`${counted}{http_response_status_code=~"5.."}`),
          total: source(counted),
        },
      },
    },
    ...environments.map((environment) => ({
      apiVersion: "openslo/v1",
      kind: "SLO",
      metadata: { name: `${id}-availability-${environment}`, labels: { environment } },
      spec: {
        service: id,
        indicatorRef: `${id}-availability`,
        timeWindow: [{ duration: "30d", isRolling: true }],
        budgetingMethod: "Occurrences",
        objectives: [{ target: 0.99 }],
      },
    })),
  ];
}
