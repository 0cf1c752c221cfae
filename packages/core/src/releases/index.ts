export {
  digestSchema,
  type NewRelease,
  observedRelease,
  type RegisterRelease,
  type Release,
  type ReleaseId,
  type ReleaseOrigin,
  registerReleaseSchema,
  releaseIdSchema,
  releaseIn,
  releaseSchema,
} from "./release.ts";
export type { ReleaseStore } from "./release-store.ts";
