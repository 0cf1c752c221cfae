import { z } from "zod";
import { type PrometheusAccess, prometheusUrlSchema } from "../environments/index.ts";
import { ConfigurationError } from "./configuration-error.ts";

const path = z.string().min(1, "should be a path");
const port = z.coerce.number().int().min(1).max(65_535);

const sharedShape = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "should be postgres://user:password@host:port/database",
  }),
  GREENROOM_BASE_URL: z.url({
    protocol: /^https?$/,
    error: "should be the address people open, such as https://greenroom.example.com",
  }),
  GREENROOM_CONFIG: path.default("greenroom.yaml"),
  /** What paths of documents in the model are relative to: the repository. */
  GREENROOM_DOCUMENTS_DIR: path.default("."),
  GREENROOM_MANIFESTS_DIR: path.default("packages/manifests"),
  GREENROOM_INFRA_DIR: path.default("packages/infra"),
  GREENROOM_MODEL_DIR: path.default("docs/architecture"),
  /** OpenSLO documents: what services promise. */
  GREENROOM_OBJECTIVES_DIR: path.default("docs/objectives"),
  /** Where Kubernetes mounts a pod's service account, unless it is told otherwise. */
  GREENROOM_SERVICE_ACCOUNT_DIR: path.default("/var/run/secrets/kubernetes.io/serviceaccount"),
  GREENROOM_STATE_KEY: z
    .base64("should be 32 bytes in base64, such as the output of: openssl rand -base64 32")
    .refine((value) => value.length === 44, "should be 32 bytes in base64 (44 characters)"),
  GREENROOM_STATUS_FILE: path.optional(),
  KUBECONFIG: path.optional(),
  /** Kubernetes sets both in every container. */
  KUBERNETES_SERVICE_HOST: z.string().optional(),
  KUBERNETES_SERVICE_PORT: port.optional(),
  PROMETHEUS_URL: prometheusUrlSchema.optional(),
  PROMETHEUS_BEARER_TOKEN_FILE: path.optional(),
  PROMETHEUS_CA_FILE: path.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
};

const portalSchema = z.object({
  ...sharedShape,
  GREENROOM_SECRET: z.string().min(32, "should be at least 32 random characters; it signs sessions"),
  PORT: port.default(3000),
});

const workerSchema = z.object({
  ...sharedShape,
  KUBECTL_BINARY: path.default("kubectl"),
  TF_BINARY: path.default("tofu"),
  TF_CLI_CONFIG_FILE: path.optional(),
  TF_KUBECONFIG: path.optional(),
  /** Where Terraform reaches the portal for its state; default GREENROOM_BASE_URL. */
  GREENROOM_STATE_URL: z.url({ protocol: /^https?$/, error: "should be http(s)://host:port" }).optional(),
  /** Where runs unpack their configuration, and where a state that could not be stored is kept: it should outlive the
   * worker. Default: the system's folder for temporary files. */
  GREENROOM_WORK_DIR: path.optional(),
  WORKER_PORT: port.default(3001),
});

const checkSchema = z.object(sharedShape).pick({
  GREENROOM_CONFIG: true,
  GREENROOM_INFRA_DIR: true,
  GREENROOM_MANIFESTS_DIR: true,
  GREENROOM_MODEL_DIR: true,
  GREENROOM_OBJECTIVES_DIR: true,
  GREENROOM_SERVICE_ACCOUNT_DIR: true,
  KUBECONFIG: true,
  KUBERNETES_SERVICE_HOST: true,
  KUBERNETES_SERVICE_PORT: true,
  PROMETHEUS_URL: true,
  PROMETHEUS_BEARER_TOKEN_FILE: true,
  PROMETHEUS_CA_FILE: true,
});

/** Settings of the portal, from its process environment. */
export type PortalSettings = z.infer<typeof portalSchema>;
/** Settings of the worker, from its process environment. */
export type WorkerSettings = z.infer<typeof workerSchema>;

/** @throws ConfigurationError naming every variable at fault and what it should be */
export function parsePortalSettings(variables: Record<string, string | undefined>): PortalSettings {
  return parse(portalSchema, variables);
}

/** @throws ConfigurationError naming every variable at fault and what it should be */
export function parseWorkerSettings(variables: Record<string, string | undefined>): WorkerSettings {
  return parse(workerSchema, variables);
}

/** What the check of greenroom.yaml needs of them, so that it can be asked before anything else is set.
 * @throws ConfigurationError naming every variable at fault and what it should be */
export function parseCheckSettings(
  variables: Record<string, string | undefined>,
): z.infer<typeof checkSchema> {
  return parse(checkSchema, variables);
}

/** How the Prometheus is reached of environments that name none. */
export function prometheusAccessIn(
  settings: Pick<PortalSettings, "PROMETHEUS_URL" | "PROMETHEUS_BEARER_TOKEN_FILE" | "PROMETHEUS_CA_FILE">,
): PrometheusAccess {
  return {
    url: settings.PROMETHEUS_URL,
    bearerTokenFile: settings.PROMETHEUS_BEARER_TOKEN_FILE,
    caFile: settings.PROMETHEUS_CA_FILE,
  };
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  variables: Record<string, string | undefined>,
): z.infer<Schema> {
  // An empty variable is what a shell leaves behind when someone meant to unset it.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    "The environment",
    parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${describe(issue, given)}`),
  );
}

function describe(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0] ?? "");
  return given[name] === undefined ? `is not set; ${issue.message}` : issue.message;
}
