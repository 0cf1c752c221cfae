export { createRiskDecisionStore } from "./decision-store.ts";
export { createEvidenceStore } from "./evidence-store.ts";
