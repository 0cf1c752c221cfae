import type { Workspace } from "@greenroom/core/runs";

export interface TerraformOptions {
  /** OpenTofu or Terraform: a path or a name on the PATH. */
  readonly binary: string;
  readonly infraDirectory: string;
  /** The portal, which serves the state. */
  readonly backendUrl: string;
  readonly cliConfigFile?: string | undefined;
  readonly kubeconfig?: string | undefined;
  readonly kubeContext?: ((workspace: Workspace) => string | undefined) | undefined;
  /** Holds a folder for each execution while it lasts, and longer where Terraform could not store its state. Default:
   * the system's folder for temporary files. */
  readonly workDirectory?: string | undefined;
  /** From the interrupt to the kill. Default 45 seconds, less than a worker gets to stop. */
  readonly graceMs?: number;
  /** How long to wait for a lock that somebody else holds, such as an engineer's terminal. Default 60 seconds. */
  readonly lockTimeoutSeconds?: number;
}
