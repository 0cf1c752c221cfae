export { ConfigurationError } from "./configuration-error.ts";
export {
  type EnvironmentOutside,
  judgeOutside,
  type LookedUp,
  type Outside,
  type OutsideFault,
  type OutsideJudgement,
} from "./judge-outside.ts";
export {
  describeNotLookedUp,
  describeStrays,
  type FaultSubject,
  faultSubjects,
  type FoundWorkload,
  type NotLookedUp,
  type StrayWorkload,
} from "./describe-outside.ts";
export { missedNow } from "./missed-now.ts";
export { parseProductConfiguration, type ProductConfiguration } from "./product-configuration.ts";
export {
  parseCheckSettings,
  type PortalSettings,
  parsePortalSettings,
  parseWorkerSettings,
  prometheusAccessIn,
  type WorkerSettings,
} from "./settings.ts";
