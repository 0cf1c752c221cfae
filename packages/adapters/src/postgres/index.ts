export { issueSignInLink } from "./access/issue-sign-in-link.ts";
export { createPeople } from "./access/people.ts";
export { createSignInLinks } from "./access/sign-in-links.ts";
export { createStandingRights } from "./access/standing-rights.ts";
export { createTokens } from "./access/tokens.ts";
export { createViewers } from "./access/viewers.ts";
export { createDatabase, type Database, type DatabaseTransaction, refusalOf } from "./database.ts";
export { migrate } from "./migrate.ts";
export { createPromotionStore } from "./promotions/index.ts";
export { createRecordReader } from "./record/index.ts";
export { createReleaseStore } from "./releases/index.ts";
export { createEvidenceStore, createRiskDecisionStore } from "./risks/index.ts";
export {
  createRunLog,
  createRunStore,
  createSealer,
  createStateKeyCheck,
  createStateVersions,
  createWorkerReadiness,
  type Sealer,
} from "./runs/index.ts";
