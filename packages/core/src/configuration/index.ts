export { ConfigurationError } from "./configuration-error.ts";
export {
  type EnvironmentOutside,
  type FoundWorkload,
  judgeOutside,
  type LookedUp,
  type Outside,
} from "./judge-outside.ts";
export { parseProductConfiguration, type ProductConfiguration } from "./product-configuration.ts";
export {
  parseCheckSettings,
  type PortalSettings,
  parsePortalSettings,
  parseWorkerSettings,
  prometheusAccessIn,
  type WorkerSettings,
} from "./settings.ts";
