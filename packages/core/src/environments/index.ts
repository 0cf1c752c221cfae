export {
  type Environment,
  type EnvironmentId,
  environmentIdSchema,
  environmentSchema,
  inClusterContext,
} from "./environment.ts";
export { labelNameSchema, seriesLabelsSchema } from "./series-labels.ts";
export { findEnvironment, promotionTargets } from "./environments.ts";
export {
  type PrometheusAccess,
  prometheusAccessOf,
  prometheusUrlSchema,
} from "./prometheus-access.ts";
