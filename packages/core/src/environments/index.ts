export {
  type Environment,
  type EnvironmentId,
  environmentIdSchema,
  environmentSchema,
} from "./environment.ts";
export {
  deploymentPlace,
  findEnvironment,
  promotionTargets,
  servicesOf,
} from "./environments.ts";
