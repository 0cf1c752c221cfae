import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const infraDir = join(import.meta.dirname, "..");

export interface ToolOutcome {
  readonly exitCode: number;
  readonly output: string;
}

/** A throw-away copy, so that tests leave neither `.terraform` nor lock files in the checkout. */
export class InfraCopy implements Disposable {
  readonly dir = mkdtempSync(join(tmpdir(), "greenroom-infra-"));

  constructor() {
    for (const part of ["stacks", "modules", "environments", "tests", ".tflint.hcl"])
      cpSync(join(infraDir, part), join(this.dir, part), { recursive: true });
  }

  path(...parts: readonly string[]): string {
    return join(this.dir, ...parts);
  }

  /** Keeps the state in a file instead of behind the http backend. */
  keepStateIn(folder: string, statePath: string, more = ""): void {
    writeFileSync(
      this.path(folder, "backend_override.tf"),
      `terraform {\n  backend "local" {\n    path = ${JSON.stringify(statePath)}\n  }\n}\n${more}`,
    );
  }

  /** Runs TOFU (or TF_BINARY, or `tofu` from PATH) in a folder of the copy; the provider mirror comes from TF_CLI_CONFIG_FILE. */
  tofu(folder: string, ...args: readonly string[]): Promise<ToolOutcome> {
    const binary = process.env.TOFU ?? process.env.TF_BINARY ?? "tofu";
    return runTool(binary, args, this.path(folder));
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

export function runTool(file: string, args: readonly string[], cwd: string): Promise<ToolOutcome> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TF_IN_AUTOMATION: "1", TF_CLI_ARGS: "-no-color", CHECKPOINT_DISABLE: "1" };
    execFile(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") reject(error);
      else
        resolve({ exitCode: typeof error?.code === "number" ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}
