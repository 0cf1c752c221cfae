export { createAppliedResources } from "./applied-resources.ts";
export { storeKeptState } from "./store-kept-state.ts";
export { createStateBackend, type StateTarget } from "./state-backend.ts";
