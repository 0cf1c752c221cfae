export {
  type Environment,
  type EnvironmentId,
  environmentIdSchema,
  environmentSchema,
  inClusterContext,
} from "./environment.ts";
export {
  type PrometheusAccess,
  prometheusAccessOf,
  prometheusUrlSchema,
} from "./prometheus-access.ts";
export {
  deploymentPlace,
  findEnvironment,
  promotionTargets,
  servicesOf,
} from "./environments.ts";
