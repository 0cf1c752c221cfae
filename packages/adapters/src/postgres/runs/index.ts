export { createRunLog } from "./run-log.ts";
export { createRunStore } from "./run-store.ts";
export { createSealer, type Sealer } from "./sealer.ts";
export { createStateVersions } from "./state-versions.ts";
