import type { ObjectiveFile } from "./parse-objectives.ts";

const source = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`;

/** One file of documents in which `changes` stand for the texts that they name. */
export function objectiveFile(
  environments: readonly string[],
  changes: Readonly<Record<string, string>> = {},
): ObjectiveFile {
  const documents = [
    `apiVersion: openslo/v1
kind: SLI
metadata: { name: shop-availability, annotations: { greenroom.dev/left-out: it is asked by machines } }
spec:
  ratioMetric:
    counter: true
    bad: ${source('http_server_request_duration_seconds_count{http_route!="/probe",http_response_status_code=~"5.."}')}
    total: ${source('http_server_request_duration_seconds_count{http_route!="/probe"}')}
`,
    `apiVersion: openslo/v1
kind: SLI
metadata: { name: shop-latency }
spec:
  thresholdMetric: ${source("http_server_request_duration_seconds_bucket")}
`,
    ...environments.flatMap((environment) => [
      objective("availability", environment, "{ target: 0.99 }"),
      objective("latency", environment, "{ op: lte, value: 0.25, target: 0.95 }"),
    ]),
  ];
  let text = documents.join("---\n");
  for (const [old, changed] of Object.entries(changes)) {
    if (!text.includes(old)) throw new Error(`there is no ${old} to change`);
    text = text.replace(old, changed);
  }
  return { path: "objectives/shop.yaml", text };
}

function objective(kind: string, environment: string, promise: string): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-${kind}-${environment}
  labels: { environment: ${environment} }
spec:
  service: shop
  indicatorRef: shop-${kind}
  timeWindow: [{ duration: 30d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [${promise}]
`;
}
