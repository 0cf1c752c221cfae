export { cacheDirectory } from "./cache-directory.ts";
export { fillCachedDirectory } from "./cached-directory.ts";
export { checkDiskSpace, type SpaceNeed } from "./disk-space.ts";
export {
  clusterPackages,
  ensureHostPackages,
  type HostPackage,
  installHostPackages,
} from "./ensure-host-packages.ts";
export { acquireLock, type LockOptions } from "./exclusive-lock.ts";
export { freePort, isFree } from "./free-port.ts";
export { PreparationError } from "./preparation-error.ts";
export type { PreparationOptions, PreparationProgress } from "./preparation-progress.ts";
export { stateDir } from "./state-dir.ts";
export { isOnPath } from "./is-on-path.ts";
