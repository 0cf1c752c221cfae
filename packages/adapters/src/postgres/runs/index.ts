export { createRunLog } from "./run-log.ts";
export { createRunStore } from "./run-store.ts";
export { createSealer, type Sealer } from "./sealer.ts";
export { createStateKeyCheck, type StateKeyFit } from "./state-key-check.ts";
export { createStateVersions } from "./state-versions.ts";
export { createWorkerReadiness } from "./worker-readiness.ts";
