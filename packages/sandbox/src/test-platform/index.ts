export { type GuardedProxy, startGuardedProxy } from "./guarded-proxy.ts";
export { type Platform, startPlatform } from "./start-platform.ts";
