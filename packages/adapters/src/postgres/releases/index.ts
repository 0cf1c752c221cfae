export { createReleaseStore } from "./release-store.ts";
