export { currentStep, isReady } from "./platform-progress.ts";
export {
  type PlatformStatus,
  type PlatformStatusSource,
  type PreparationStep,
  platformStatusSchema,
  preparationStepSchema,
} from "./platform-status.ts";
