import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where everything built is kept between checkouts: GREENROOM_CACHE_DIR, or ~/.cache/greenroom. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env["GREENROOM_CACHE_DIR"] || join(homedir(), ".cache", "greenroom"));
}
