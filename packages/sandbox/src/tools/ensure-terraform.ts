import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDirectory, type PreparationOptions } from "../host/index.ts";
import { ensureTools } from "./ensure-tools.ts";

export interface Terraform {
  readonly tofuBinary: string;
  /** For TF_CLI_CONFIG_FILE. */
  readonly cliConfigFile: string;
  /** A filesystem mirror that holds gavinbunney/kubectl for this platform. */
  readonly mirrorDir: string;
}

export interface EnsureTerraformOptions extends PreparationOptions {
  /** Whether providers that are not in the mirror may come from their registry; without it `init` needs no
   * network. */
  readonly allowDirect?: boolean;
}

/** OpenTofu with its providers in a filesystem mirror.
 * @throws PreparationError */
export async function ensureTerraform(options: EnsureTerraformOptions = {}): Promise<Terraform> {
  const tools = await ensureTools(["tofu", "terraform-provider-kubectl"], options);
  const provider = tools["terraform-provider-kubectl"];
  const allowDirect = options.allowDirect ?? false;
  const cliConfigFile = join(
    cacheDirectory(),
    "terraform",
    `${allowDirect ? "connected" : "offline"}-${provider.key}.tofurc`,
  );
  writeWhole(cliConfigFile, cliConfig(provider.directory, allowDirect));
  return { tofuBinary: tools.tofu.binary, cliConfigFile, mirrorDir: provider.directory };
}

export function cliConfig(mirrorDir: string, allowDirect: boolean): string {
  const provider = '"registry.opentofu.org/gavinbunney/kubectl"';
  const direct = allowDirect ? `  direct {\n    exclude = [${provider}]\n  }\n` : "";
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirrorDir)}
    include = [${provider}]
  }
${direct}}
`;
}

/** Another start may be reading the file: it is renamed into place, and only when it differs. */
function writeWhole(file: string, content: string): void {
  try {
    if (readFileSync(file, "utf8") === content) return;
  } catch {
    // Not written yet.
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}
