export { createLiveNotifier } from "./live-notifier.ts";
export { type ListenHandlers, listen } from "./listen.ts";
