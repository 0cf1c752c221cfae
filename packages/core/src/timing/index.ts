export { every } from "./every.ts";
export { within } from "./within.ts";
