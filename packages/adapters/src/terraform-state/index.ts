export { createStateBackend, type StateTarget } from "./state-backend.ts";
