import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import {
  cacheDirectory,
  checkDiskSpace,
  fillCachedDirectory,
  type PreparationOptions,
} from "../host/index.ts";
import { buildGoProgram, goEnvironment } from "./build-go-program.ts";
import { findGo, type GoToolchain } from "./go-toolchain.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { WeightedProgress } from "./progress.ts";
import { takeSharedTools } from "./shared-tools.ts";
import { type PreparedTool, type ToolName, toolTable } from "./tool.ts";
import { linkApplets, placeTools, type TableTool, toProgram } from "./tool-place.ts";

export interface EnsureToolsOptions extends PreparationOptions {
  /** Called as each tool becomes ready, so that its user can start before the others are built. */
  readonly onReady?: (tool: PreparedTool) => void;
}

/** Measured for all tools together with empty caches: what Go keeps, and the binaries. */
const goCacheGigabytes = 7;
const binariesGigabytes = 1;
const totalSeconds = toolTable.reduce((sum, { coldBuildSeconds }) => sum + coldBuildSeconds, 0);

/** Takes the named tools from the cache, or from an archive that is shared, and builds what is missing, in the
 * order of the table.
 * @throws PreparationError */
export async function ensureTools<const Name extends ToolName>(
  names: readonly Name[],
  options: EnsureToolsOptions = {},
): Promise<Record<Name, PreparedTool>> {
  const asked: ReadonlySet<ToolName> = new Set(names);
  const tools = toolTable.filter(({ name }) => asked.has(name));
  const steps = tools.map(({ name, coldBuildSeconds }) => ({ id: name, weight: coldBuildSeconds }));
  const progress = new WeightedProgress(steps, (report) => options.onProgress?.(report));
  const go = await findGo(options);
  const placed = placeTools(go.version);
  const prepared = placed.filter(({ tool }) => asked.has(tool.name));
  const missing = () => prepared.filter(({ place }) => !existsSync(place.directory)).map(({ tool }) => tool);
  if (missing().length > 0) await takeSharedTools(placed, go.version, options);
  if (missing().length > 0) await checkSpace(missing(), go);
  for (const { tool, place } of prepared) {
    options.signal?.throwIfAborted();
    await ensureTool(tool, place, go, options, (ratio, label) => progress.advance(tool.name, ratio, label));
    progress.advance(tool.name, 1, `${tool.label} ready`);
    options.onReady?.(place);
  }
  return Object.fromEntries(prepared.map(({ place }) => [place.name, place])) as Record<Name, PreparedTool>;
}

async function ensureTool(
  tool: TableTool,
  place: PreparedTool,
  go: GoToolchain,
  options: PreparationOptions,
  onProgress: (ratio: number, label: string) => void,
): Promise<void> {
  const label = `building ${tool.label}`;
  const logFile = join(cacheDirectory(), "logs", `${tool.name}-${place.key}.log`);
  const signal = options.signal ? { signal: options.signal } : {};
  const fill = async (unfinished: string) => {
    const startedAt = performance.now();
    onProgress(0, label);
    options.log?.(`${label}, log: ${logFile}`);
    await buildGoProgram(toProgram(tool), {
      go,
      output: join(unfinished, tool.binary),
      logFile,
      ...signal,
      onProgress: (ratio, detail) => onProgress(ratio, detail ? `${label}: ${detail}` : label),
    });
    linkApplets(tool, unfinished);
    options.log?.(`${tool.label} built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  };
  // One build uses every core; a second one beside it would only slow the one that is waited for.
  await oneAtATime(() =>
    fillCachedDirectory(place.directory, fill, {
      ...signal,
      onWait: ({ pid }) => onProgress(0, `waiting for process ${pid}, which is ${label}`),
    }),
  );
}

async function checkSpace(missing: readonly TableTool[], go: GoToolchain): Promise<void> {
  const share = missing.reduce((sum, { coldBuildSeconds }) => sum + coldBuildSeconds, 0) / totalSeconds;
  const { stdout } = await execa(go.binary, ["env", "GOCACHE", "GOMODCACHE"], {
    env: goEnvironment(),
    extendEnv: false,
  });
  const [buildCache = "", moduleCache = ""] = stdout.split("\n");
  checkDiskSpace([
    { directory: cacheDirectory(), gigabytes: binariesGigabytes * share, purpose: "the programs" },
    { directory: buildCache, gigabytes: goCacheGigabytes * 0.7 * share, purpose: "Go's build cache" },
    { directory: moduleCache, gigabytes: goCacheGigabytes * 0.3 * share, purpose: "Go's modules" },
  ]);
}
