export { lineOf } from "./line-of.ts";
export { yamlFaultsOf } from "./yaml-faults.ts";
