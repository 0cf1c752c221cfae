import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "../host/index.ts";
import type { ToolName } from "./tool.ts";

/** Whether the cache holds each tool in some version: then there is hardly anything to build. Tells nothing for sure,
 * and takes no time: which version is needed depends on a Go that may have to be installed first. */
export function toolsSeemBuilt(names: readonly ToolName[], cache: string = cacheDirectory()): boolean {
  try {
    const there = readdirSync(join(cache, "tools"));
    return names.every((name) => there.some((entry) => new RegExp(`^${name}-[0-9a-f]+$`).test(entry)));
  } catch {
    return false;
  }
}
