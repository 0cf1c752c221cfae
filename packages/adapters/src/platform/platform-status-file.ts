import { readFile } from "node:fs/promises";
import { type PlatformStatusSource, platformStatusSchema } from "@greenroom/core/platform";

/** @param path the file that the start writes; undefined where nothing is embedded */
export function createPlatformStatusFile(path: string | undefined): PlatformStatusSource {
  return {
    async read() {
      if (path === undefined) return null;
      try {
        return platformStatusSchema.parse(JSON.parse(await readFile(path, "utf8")));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
  };
}
