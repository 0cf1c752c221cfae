export {
  digestSchema,
  type NewRelease,
  isFromElsewhere,
  observedRelease,
  type RegisterRelease,
  type Release,
  type ReleaseId,
  type ReleaseOrigin,
  registerReleaseSchema,
  releaseIdSchema,
  releaseSchema,
} from "./release.ts";
export { releaseIn } from "./release-in.ts";
export type { ReleaseFilter, ReleaseStore } from "./release-store.ts";
export { type ImageIdentity, imageName, sameImage } from "./same-image.ts";
