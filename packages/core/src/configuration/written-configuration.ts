import type { Environment } from "../environments/index.ts";
import type { Service } from "../services/index.ts";

/** Environments and services as greenroom.yaml has them, as far as their form is sound. */
export interface WrittenConfiguration {
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
}
