import { z } from "zod";
import { architectureRules, modelIdSchema } from "../../architecture/index.ts";
import { environmentIdSchema } from "../../environments/index.ts";
import { assertNever } from "../../result/index.ts";

export const clusterRules = [
  "more-than-one-replica",
  "disruption-budget",
  "autoscaler",
  "spread-over-nodes",
  "resource-limits",
  "probes",
] as const;
export type ClusterRule = (typeof clusterRules)[number];

export const terraformRules = ["no-drift", "one-release", "state-encrypted", "small-state"] as const;
export type TerraformRule = (typeof terraformRules)[number];

export const measurementNames = [
  "failed-request-ratio",
  "response-time-p95-seconds",
  "container-restarts",
  "cpu-throttled-ratio",
  "scraped-targets",
  "series",
  "watchdog",
] as const;
export type MeasurementName = (typeof measurementNames)[number];

const modelRules = new Set<string>(architectureRules.map(({ id }) => id));
const environment = environmentIdSchema;
/** A check that may hold a promotion up names that it does: not every fault is worth stopping for. */
const gate = z.boolean().default(false);

/** A statement that can be looked up in the running platform and that keeps its risk small while it holds. */
export const evidenceCheckSchema = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("cluster"), rule: z.enum(clusterRules), environment, gate }),
  z.strictObject({ source: z.literal("terraform"), rule: z.enum(terraformRules), environment, gate }),
  z
    .strictObject({
      source: z.literal("prometheus"),
      measurement: z.enum(measurementNames),
      environment,
      /** The bounds within which it holds. */
      atMost: z.number().optional(),
      atLeast: z.number().optional(),
      gate,
    })
    .refine(({ atMost, atLeast }) => atMost !== undefined || atLeast !== undefined, {
      path: ["atMost"],
      message: "a measurement holds within a bound: give atMost, atLeast or both",
    }),
  // The design itself: a rule finds nothing, anywhere or about one component.
  z.strictObject({
    source: z.literal("model"),
    rule: z.string().refine((rule) => modelRules.has(rule), {
      error: `a rule of the model is one of: ${[...modelRules].join(", ")}`,
    }),
    component: modelIdSchema.optional(),
  }),
]);
export type EvidenceCheck = z.infer<typeof evidenceCheckSchema>;

/** The same for equal checks; names one in the database and in addresses: "cluster:disruption-budget:prod". */
export function evidenceCheckId(check: EvidenceCheck): string {
  switch (check.source) {
    case "model":
      return `model:${check.rule}:${check.component ?? "any"}`;
    case "prometheus":
      return `prometheus:${check.measurement}:${check.environment}`;
    case "cluster":
    case "terraform":
      return `${check.source}:${check.rule}:${check.environment}`;
    default:
      return assertNever(check);
  }
}

/** Where it is looked up: an environment's id, or the design. */
export function evidencePlace(check: EvidenceCheck): string {
  return check.source === "model" ? "design" : check.environment;
}

/** The environment that a check is looked up in; null = it is about the design.
 * @param id `evidenceCheckId`, also of a check that the register no longer has */
export function evidenceEnvironment(id: string): string | null {
  const [source, , place = null] = id.split(":");
  return source === "model" ? null : place;
}

const titles: Readonly<Record<ClusterRule | TerraformRule | MeasurementName, string>> = {
  "more-than-one-replica": "More than one pod is ready",
  "disruption-budget": "A disruption budget covers the pods",
  autoscaler: "An autoscaler has room to grow",
  "spread-over-nodes": "Pods run on more than one node",
  "resource-limits": "Every container has requests and limits",
  probes: "Every container is probed for readiness and liveness",
  "state-encrypted": "The newest state is stored encrypted",
  "small-state": "The newest state is small enough to lose",
  "no-drift": "The newest plan found nothing to change",
  "one-release": "Runs the newest infrastructure release",
  "failed-request-ratio": "Share of failed requests",
  "response-time-p95-seconds": "95th percentile of response times",
  "container-restarts": "Restarts of containers within an hour",
  "cpu-throttled-ratio": "Share of CPU time slices that were cut",
  "scraped-targets": "Pods that answer their scrape",
  series: "Time series in Prometheus",
  watchdog: "The watchdog alert is on its way",
};

export function evidenceTitle(check: EvidenceCheck): string {
  switch (check.source) {
    case "model": {
      const title = architectureRules.find(({ id }) => id === check.rule)?.title ?? check.rule;
      return `Not found: ${title}${check.component ? ` (${check.component})` : ""}`;
    }
    case "prometheus": {
      const bounds = [
        check.atLeast === undefined ? null : `at least ${check.atLeast}`,
        check.atMost === undefined ? null : `at most ${check.atMost}`,
      ];
      return `${titles[check.measurement]}: ${bounds.filter((bound) => bound !== null).join(", ")}`;
    }
    case "cluster":
    case "terraform":
      return titles[check.rule];
    default:
      return assertNever(check);
  }
}
