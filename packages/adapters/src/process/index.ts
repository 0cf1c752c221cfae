export { type ProcessFailures, reportProcessFailures } from "./process-failures.ts";
