export {
  type Environment,
  type EnvironmentId,
  environmentIdSchema,
  environmentSchema,
} from "./environment.ts";
export {
  deploymentPlace,
  findEnvironment,
  type ProductConfiguration,
  productConfigurationSchema,
  promotionTargets,
  servicesOf,
} from "./environments.ts";
