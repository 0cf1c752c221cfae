import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { ToolReadiness } from "@greenroom/core/runs";
import type { TerraformOptions } from "./terraform-options.ts";

/** Whether what Terraform is started with can be found. */
export async function findTools({
  binary,
  cliConfigFile,
}: Pick<TerraformOptions, "binary" | "cliConfigFile">): Promise<ToolReadiness> {
  const places = binary.includes("/")
    ? [binary]
    : (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, binary));
  const found = await Promise.all(places.map((path) => isThere(path, constants.X_OK)));
  if (!found.includes(true))
    return {
      isReady: false,
      waitsFor: "Waiting for OpenTofu to be built. Where nothing builds it, TF_BINARY should name it.",
    };
  if (cliConfigFile !== undefined && !(await isThere(cliConfigFile, constants.R_OK)))
    return {
      isReady: false,
      waitsFor:
        "Waiting for OpenTofu's providers to be built. Where nothing builds them, TF_CLI_CONFIG_FILE should name the configuration that says where they are.",
    };
  return { isReady: true };
}

function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
