export {
  currentStep,
  isReady,
  type PlatformStatus,
  type PlatformStatusSource,
  type PreparationStep,
  platformStatusSchema,
  preparationStepSchema,
} from "./platform-status.ts";
