export { cacheDirectory } from "./cache-directory.ts";
export { ensureHostPackages } from "./ensure-host-packages.ts";
export { PreparationError } from "./preparation-error.ts";
export type { PreparationOptions, PreparationProgress } from "./preparation-progress.ts";
