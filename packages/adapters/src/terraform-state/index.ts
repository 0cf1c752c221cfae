export { createAppliedResources } from "./applied-resources.ts";
export { createStateBackend, type StateTarget } from "./state-backend.ts";
