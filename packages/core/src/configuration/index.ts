export { ConfigurationError } from "./configuration-error.ts";
export {
  type ConfigurationFault,
  type FaultSubject,
  faultSubjects,
  inList,
  inOrder,
  type LeftOut,
} from "./configuration-fault.ts";
export { judgeOutside, type OutsideJudgement } from "./judge-outside.ts";
export type { EnvironmentOutside, LookedUp, Outside, Unmeasured } from "./outside.ts";
export {
  describeNotLookedUp,
  describeStrays,
  type FoundWorkload,
  type NotLookedUp,
  type StrayWorkload,
} from "./describe-outside.ts";
export { isAboutWhatRuns, missedNow } from "./missed-now.ts";
export {
  parseProductConfiguration,
  type ProductConfiguration,
} from "./product-configuration.ts";
export {
  parseCheckSettings,
  type PortalSettings,
  parsePortalSettings,
  parseWorkerSettings,
  prometheusAccessIn,
  type WorkerSettings,
} from "./settings.ts";
export type { WrittenConfiguration } from "./written-configuration.ts";
