export { ConfigurationError } from "./configuration-error.ts";
export { parseProductConfiguration } from "./product-configuration.ts";
export {
  type PortalSettings,
  parsePortalSettings,
  parseWorkerSettings,
  type WorkerSettings,
} from "./settings.ts";
