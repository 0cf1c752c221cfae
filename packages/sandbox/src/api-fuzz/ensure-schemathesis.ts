import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { cacheDirectory, fillCachedDirectory, PreparationError } from "../host/index.ts";

const requirements = join(import.meta.dirname, "../../tools/schemathesis/requirements.txt");
const pythonMin = [3, 11] as const;

export interface Schemathesis {
  /** Program and first arguments. */
  readonly command: readonly [string, ...string[]];
  readonly version: string;
}

/** Schemathesis from PyPI, in a Python environment of its own in the cache.
 * @throws PreparationError that says what is missing */
export async function ensureSchemathesis(log: (line: string) => void): Promise<Schemathesis> {
  const version = await pythonVersion();
  const pinned = readFileSync(requirements, "utf8");
  const key = createHash("sha256").update(pinned).digest("hex").slice(0, 20);
  const directory = join(cacheDirectory(), "tools", `schemathesis-python${version}-${key}`);
  await fillCachedDirectory(directory, async (unfinished) => {
    log("installing schemathesis from PyPI");
    await python(
      "python3",
      ["-m", "venv", unfinished],
      "Install Python's venv (Debian: apt-get install python3-venv).",
    );
    const install = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-r", requirements];
    await python(
      join(unfinished, "bin/python"),
      install,
      "Check that PyPI is reachable (python3 -m pip download click).",
    );
  });
  // Its scripts name the directory that they were installed in, which was another one.
  return {
    command: [join(directory, "bin/python"), join(directory, "bin/st")],
    version: /^schemathesis==(.+)$/m.exec(pinned)?.[1] ?? "?",
  };
}

/** "3.11" */
async function pythonVersion(): Promise<string> {
  const code = "import sys; print('.'.join(map(str, sys.version_info[:2])))";
  const { stdout, failed } = await execa("python3", ["-c", code], { reject: false });
  const [major = 0, minor = 0] = failed ? [] : stdout.split(".").map(Number);
  if (major === pythonMin[0] && minor >= pythonMin[1]) return `${major}.${minor}`;
  throw new PreparationError({
    what: "Schemathesis cannot run",
    why: failed ? "there is no python3 on PATH" : `python3 is ${major}.${minor}`,
    remedy: `Install Python ${pythonMin.join(".")} or newer with venv and pip, then run npm run test:api again.`,
  });
}

async function python(file: string, args: readonly string[], remedy: string): Promise<void> {
  const { failed, all, shortMessage } = await execa(file, args, { all: true, reject: false });
  if (!failed) return;
  throw new PreparationError({
    what: "Schemathesis could not be installed",
    why: all.trim().split("\n").slice(-8).join("\n") || shortMessage || "python3 gave no reason",
    remedy: `${remedy} Then run npm run test:api again.`,
  });
}
