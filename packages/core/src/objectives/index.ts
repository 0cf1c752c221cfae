export { objectiveRules } from "./objective-rules.ts";
export { observabilityData } from "./observability-data.ts";
export type { ObjectiveFault } from "./objective-fault.ts";
export { type ObjectiveDocuments, type ObjectiveFile, parseObjectives } from "./parse-objectives.ts";
export { requestRules } from "./request-rules.ts";
export { resolveObjectives } from "./resolve-objectives.ts";
