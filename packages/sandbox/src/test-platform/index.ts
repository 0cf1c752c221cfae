export { type GuardedProxy, startGuardedProxy } from "./guarded-proxy.ts";
