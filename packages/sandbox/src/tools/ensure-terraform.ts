import type { PreparationOptions } from "../host/index.ts";

export interface Terraform {
  readonly tofuBinary: string;
  /** For TF_CLI_CONFIG_FILE: providers come from the mirror only. */
  readonly cliConfigFile: string;
  readonly mirrorDir: string;
}

/** OpenTofu with its providers in a filesystem mirror: `init` needs no network.
 * @throws PreparationError */
export async function ensureTerraform(options: PreparationOptions = {}): Promise<Terraform> {
  throw new Error(`not written: ${Object.keys(options).join()}`);
}
