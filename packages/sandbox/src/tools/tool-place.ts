import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "../host/index.ts";
import { buildFlags } from "./build-go-program.ts";
import { modulesDirectory } from "./modules-directory.ts";
import { programKey, readSources } from "./program-key.ts";
import { type PreparedTool, type Tool, toolTable } from "./tool.ts";

/** What programs are built for: "linux_x64". */
export const platform = `${process.platform}_${process.arch}`;

/** A tool and where it stands once it is built; what an archive needs to know of it. */
export interface PlacedTool {
  readonly tool: Pick<Tool, "label" | "binary" | "applets">;
  readonly place: Pick<PreparedTool, "directory">;
}

export type TableTool = (typeof toolTable)[number];

/** Every tool of the table, in its order.
 * @param goVersion of the Go that builds here; it is part of each key */
export function placeTools(goVersion: string) {
  return toolTable.map((tool) => ({ tool, place: placeOf(tool, goVersion) }));
}

function placeOf(tool: TableTool, goVersion: string): PreparedTool {
  const key = programKey({
    sources: readSources(join(modulesDirectory, tool.module)),
    flags: [...buildFlags(toProgram(tool)), tool.goPackage, tool.binary, ...tool.applets],
    goVersion,
    platform,
  });
  const directory = join(cacheDirectory(), "tools", `${tool.name}-${key}`);
  return { name: tool.name, version: tool.version, key, directory, binary: join(directory, tool.binary) };
}

export function toProgram(tool: TableTool) {
  return { ...tool, moduleDir: join(modulesDirectory, tool.module) };
}

/** Gives the binary its further names, beside it.
 * @param directory holds the binary */
export function linkApplets({ binary, applets }: Pick<Tool, "binary" | "applets">, directory: string): void {
  for (const applet of applets) symlinkSync(binary, join(directory, applet));
}
