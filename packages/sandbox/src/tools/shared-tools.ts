import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { acquireLock, cacheDirectory, PreparationError, type PreparationOptions } from "../host/index.ts";
import { copyArchive, shownSource } from "./copy-archive.ts";
import { expectedDigest } from "./expected-digest.ts";
import { archiveIdentity } from "./tool-archive.ts";
import { platform, type PlacedTool } from "./tool-place.ts";
import { ArchiveRefused, unpackTools } from "./unpack-tools.ts";

const attempts = new Map<string, Promise<void>>();

/** Takes tools that are missing from the archive that GREENROOM_TOOLS names, once in a process. One that is refused
 * is told to the log with what, why and remedy; what is missing then is built.
 * @param placed every tool that an archive may hold
 * @throws the signal's reason */
export async function takeSharedTools(
  placed: readonly PlacedTool[],
  goVersion: string,
  options: PreparationOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const source = env["GREENROOM_TOOLS"];
  if (!source) return;
  const tools = join(cacheDirectory(), "tools");
  const attempt = JSON.stringify([source, env["GREENROOM_TOOLS_SHA256"], tools]);
  const running = attempts.get(attempt) ?? take(source, tools, placed, goVersion, options, env);
  attempts.set(attempt, running);
  await running;
}

async function take(
  source: string,
  tools: string,
  placed: readonly PlacedTool[],
  goVersion: string,
  options: PreparationOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const shown = shownSource(source);
  const { signal, log } = options;
  const identity = archiveIdentity(placed, platform, goVersion);
  try {
    const digest = expectedDigest(identity, env["GREENROOM_TOOLS_SHA256"]);
    const release = await acquireLock(join(tools, ".shared.lock"), {
      ...(signal ? { signal } : {}),
      onWait: ({ pid }) => log?.(`waiting for process ${pid}, which takes shared tools`),
    });
    const unfinished = join(tools, ".shared.unfinished");
    try {
      // Whoever held the lock may have taken all of them.
      if (placed.every(({ place }) => existsSync(place.directory))) return;
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true });
      const file = join(unfinished, "archive.tar.zst");
      log?.(`taking the tools of ${shown}`);
      // Unpacked is the copy whose digest was taken, whatever happens to the source meanwhile.
      const actual = await copyArchive(source, file, signal);
      if (actual !== digest.value)
        throw new ArchiveRefused(
          `its SHA-256 is ${actual}, and ${digest.from} says ${digest.value}`,
          "Ask whoever packed it for the digest, and fetch the archive again.",
        );
      const taken = await unpackTools(file, placed, identity, join(unfinished, "content"), {
        ...(signal ? { signal } : {}),
        onWait: ({ pid }) => log?.(`waiting for process ${pid}, which builds one of the tools`),
      });
      log?.(`taken from ${shown}: ${taken.join(", ")}`);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
      release();
    }
  } catch (error) {
    signal?.throwIfAborted();
    const { message, remedy } = refusalOf(error);
    log?.(
      `The shared tools of ${shown} are not used: ${message}. ${remedy} What is missing is built.`.replace(
        /\s*\n\s*/g,
        " ",
      ),
    );
  }
}

function refusalOf(error: unknown): { message: string; remedy: string } {
  if (error instanceof ArchiveRefused) return error;
  if (error instanceof PreparationError) return { message: error.why, remedy: error.remedy };
  const message = error instanceof Error ? error.message : String(error);
  return { message, remedy: "See that GREENROOM_CACHE_DIR can be written." };
}
