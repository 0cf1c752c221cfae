import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformContext } from "@greenroom/core/runs";
import type { TerraformOptions } from "./terraform-options.ts";

/** All that Terraform and its providers see: nothing of the worker's own environment but where programs are. */
export function terraformVariables(
  options: TerraformOptions,
  context: TerraformContext,
  home: string,
): Record<string, string> {
  const { environment, layer } = context.workspace;
  const address = new URL(`/api/terraform/state/${environment}/${layer}`, options.backendUrl).href;
  return {
    PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
    HOME: home,
    TMPDIR: temporaryDirectory(home),
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_HTTP_ADDRESS: address,
    TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_LOCK_METHOD: "PUT",
    TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_UNLOCK_METHOD: "DELETE",
    TF_HTTP_USERNAME: `run:${context.credential.runId}`,
    TF_HTTP_PASSWORD: context.credential.secret,
    TF_HTTP_RETRY_MAX: "3",
    ...(options.cliConfigFile === undefined ? {} : { TF_CLI_CONFIG_FILE: options.cliConfigFile }),
    ...(options.kubeconfig === undefined ? {} : { KUBE_CONFIG_PATH: options.kubeconfig }),
    ...(options.kubeContext === undefined ? {} : { KUBE_CTX: options.kubeContext(context.workspace) ?? "" }),
  };
}

/** The address of a socket holds no more bytes (104 on macOS, 108 on Linux), its end included. */
const socketPathBytesMax = 103;

/** Providers listen on sockets in it; one whose path is too long ends without a word. */
export function temporaryDirectory(home: string): string {
  const socket = join(home, "plugin4294967295");
  return Buffer.byteLength(socket) <= socketPathBytesMax ? home : tmpdir();
}
