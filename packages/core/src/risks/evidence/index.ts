export {
  type EvaluatedCheck,
  evaluateEvidence,
  type EvidencePorts,
} from "./evaluate-evidence.ts";
export {
  type EvidenceCheck,
  evidenceCheckId,
  evidenceCheckSchema,
  evidenceEnvironment,
  evidencePlace,
  evidenceTitle,
} from "./evidence-check.ts";
export type { EvidenceStore } from "./evidence-store.ts";
export type {
  ClusterPosture,
  TerraformPosture,
  WorkloadPosture,
  WorkspacePosture,
} from "./posture.ts";
export {
  type EvidenceChange,
  evidenceOutcomes,
  type EvidenceOutcome,
  type EvidenceReading,
  evidenceReadingSchema,
  findingOf,
  withoutStale,
} from "./reading.ts";
