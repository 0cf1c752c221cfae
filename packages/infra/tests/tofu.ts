import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const infraDir = join(import.meta.dirname, "..");

/** Both ends of what required_version admits: TOFU (or TF_BINARY, or `tofu` from PATH), and TOFU_OLDEST. */
export const tofuVersions = [
  { age: "newest", binary: process.env.TOFU ?? process.env.TF_BINARY ?? "tofu" },
  { age: "oldest", binary: process.env.TOFU_OLDEST },
] as const;

export interface ToolOutcome {
  readonly exitCode: number;
  readonly output: string;
}

/** A throw-away copy, so that tests leave neither `.terraform` nor lock files in the checkout. */
export class InfraCopy implements Disposable {
  readonly dir = mkdtempSync(join(tmpdir(), "greenroom-infra-"));
  readonly binary: string;

  constructor(binary: string = tofuVersions[0].binary) {
    this.binary = binary;
    for (const part of ["stacks", "modules", "environments", "tests"])
      cpSync(join(infraDir, part), join(this.dir, part), { recursive: true });
  }

  path(...parts: readonly string[]): string {
    return join(this.dir, ...parts);
  }

  /** @throws Error when the file does not hold what is to be replaced: the edit would do nothing */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(this.path(file), "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
    writeFileSync(this.path(file), after);
  }

  /** Keeps the state in a file instead of behind the http backend. */
  keepStateIn(folder: string, statePath: string): void {
    writeFileSync(
      this.path(folder, "backend_override.tf"),
      `terraform {\n  backend "local" {\n    path = ${JSON.stringify(statePath)}\n  }\n}\n`,
    );
  }

  /** Plans are made from configuration and state alone; nothing is asked of a cluster. */
  stayOffline(folder: string): void {
    writeFileSync(
      this.path(folder, "cluster_override.tf"),
      `provider "kubectl" {\n  load_config_file = false\n}\n`,
    );
  }

  /** The provider mirror comes from TF_CLI_CONFIG_FILE. */
  tofu(folder: string, ...args: readonly string[]): Promise<ToolOutcome> {
    return runTool(this.binary, args, this.path(folder));
  }

  /** Like `tofu`, for steps that must succeed.
   * @throws Error with the tool's own words when the exit code is not 0 */
  async mustRun(folder: string, ...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.tofu(folder, ...args);
    if (exitCode !== 0) throw new Error(`tofu ${args.join(" ")} in ${folder} → ${exitCode}\n${output}`);
    return output;
  }

  [Symbol.dispose](): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export const toolEnvironment = {
  ...process.env,
  TF_IN_AUTOMATION: "1",
  TF_CLI_ARGS: "-no-color",
  CHECKPOINT_DISABLE: "1",
};

export function runTool(file: string, args: readonly string[], cwd: string): Promise<ToolOutcome> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { cwd, env: toolEnvironment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== "number") reject(error);
        else
          resolve({
            exitCode: typeof error?.code === "number" ? error.code : 0,
            output: `${stdout}${stderr}`,
          });
      },
    );
  });
}
