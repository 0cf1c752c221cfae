import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { availableParallelism, setPriority } from "node:os";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import {
  BuildProgress,
  countModules,
  type ListedPackage,
  listFormat,
  parseListedPackage,
} from "./build-progress.ts";
import { describeBuildFailure } from "./build-failure.ts";
import type { GoToolchain } from "./go-toolchain.ts";
import { readSources } from "./program-key.ts";

export interface GoProgram {
  /** For people: "Kubernetes 1.37.2". */
  readonly label: string;
  readonly moduleDir: string;
  readonly goPackage: string;
  readonly buildTags: readonly string[];
  readonly linkerFlags: readonly string[];
}

export interface BuildOptions {
  readonly go: GoToolchain;
  readonly output: string;
  readonly logFile: string;
  readonly signal?: AbortSignal;
  /** @param ratio 0–1 */
  readonly onProgress?: (ratio: number, detail: string) => void;
}

/** What decides the binary, apart from sources and Go itself. */
export function buildFlags({ buildTags, linkerFlags }: GoProgram): string[] {
  const flags = ["-mod=readonly", "-trimpath"];
  if (buildTags.length > 0) flags.push("-tags", buildTags.join(","));
  if (linkerFlags.length > 0) flags.push("-ldflags", linkerFlags.join(" "));
  return flags;
}

/** The user's proxy, caches and checksum settings hold; what would change the binary does not. */
export function goEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { GOAMD64: _, GOARM64: __, GOEXPERIMENT: ___, GODEBUG: ____, ...rest } = env;
  return {
    ...rest,
    CGO_ENABLED: "0",
    GOOS: process.platform,
    GOARCH: process.arch === "x64" ? "amd64" : process.arch,
    GOFLAGS: "-buildvcs=false",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
  };
}

/** Builds one static binary.
 * @throws PreparationError with the end of the compiler's output and the place of the whole */
export async function buildGoProgram(program: GoProgram, options: BuildOptions): Promise<void> {
  const progress = new BuildProgress(countModules(readSources(program.moduleDir).get("go.sum") ?? ""));
  const report = () => options.onProgress?.(progress.ratio, progress.detail);
  mkdirSync(dirname(options.logFile), { recursive: true });
  mkdirSync(dirname(options.output), { recursive: true });
  const log = createWriteStream(options.logFile);
  const output: string[] = [];
  const onError = (line: string) => {
    log.write(`${line}\n`);
    if (line.startsWith("go: downloading ")) progress.moduleFetched();
    else output.push(line);
    progress.compiling(line);
    report();
  };
  const run = async (args: readonly string[], onLine: (line: string) => void) => {
    log.write(`$ ${options.go.binary} ${args.join(" ")}\n`);
    const code = await runGo(args, program.moduleDir, options, onLine, onError);
    if (code !== 0) throw describeBuildFailure(program.label, output, options.logFile);
  };
  try {
    const listed: ListedPackage[] = [];
    await run(["list", "-deps", "-f", listFormat, ...buildFlags(program), program.goPackage], (line) => {
      const parsed = parseListedPackage(line);
      if (parsed) listed.push(parsed);
    });
    progress.listed(listed);
    report();
    const parallel = `-p=${availableParallelism()}`;
    const build = ["build", "-v", parallel, ...buildFlags(program), "-o", options.output, program.goPackage];
    await run(build, onError);
  } finally {
    log.end();
  }
}

async function runGo(
  args: readonly string[],
  cwd: string,
  { go, signal }: BuildOptions,
  onLine: (line: string) => void,
  onError: (line: string) => void,
): Promise<number | null> {
  signal?.throwIfAborted();
  // An own process group: the compilers that `go` starts end with it.
  const child = spawn(go.binary, args, {
    cwd,
    env: { ...goEnvironment(), PWD: cwd },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  lowerPriority(child);
  createInterface({ input: child.stdout }).on("line", onLine);
  createInterface({ input: child.stderr }).on("line", onError);
  const onAbort = () => killGroup(child);
  // A supervisor that exits without aborting leaves no compiler behind.
  process.once("exit", onAbort);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    signal?.throwIfAborted();
    return code;
  } finally {
    process.removeListener("exit", onAbort);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** The portal is used while tools are built behind it. */
function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid) setPriority(child.pid, 10);
  } catch {
    // It has ended already, or the system does not allow it; the build is as good.
  }
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group has ended already.
  }
}
