export { type HeatCell, heatMap } from "./heat-map.ts";
export { type PlatformModel, readPlatformModel } from "./read-platform-model.ts";
export {
  type Assessment,
  band,
  byPriority,
  isAcceptanceExpired,
  isReviewOverdue,
  priorityNumber,
  type Risk,
  type RiskBand,
  type RiskStatus,
  riskCategories,
  riskStatuses,
  score,
} from "./risk.ts";
