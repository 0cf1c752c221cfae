import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { PreparationError } from "./preparation-error.ts";

export interface SpaceNeed {
  readonly directory: string;
  readonly gigabytes: number;
  readonly purpose: string;
}

/** Needs of directories on one file system are added up, since they share its space.
 * @throws PreparationError that names the directories and what is missing */
export function checkDiskSpace(needs: readonly SpaceNeed[]): void {
  const byDevice = Map.groupBy(needs, ({ directory }) => statSync(existingParent(directory)).dev);
  for (const group of byDevice.values()) {
    const first = group[0];
    if (!first) continue;
    const { bavail, bsize } = statfsSync(existingParent(first.directory));
    const freeGigabytes = (bavail * bsize) / 1e9;
    const neededGigabytes = group.reduce((sum, { gigabytes }) => sum + gigabytes, 0);
    if (freeGigabytes >= neededGigabytes) continue;
    const places = group.map(({ directory, purpose }) => `${directory} (${purpose})`).join(", ");
    throw new PreparationError({
      what: "Not enough disk space to build the sandbox's tools",
      why: `${neededGigabytes.toFixed(1)} GB are needed in ${places}; ${freeGigabytes.toFixed(1)} GB are free`,
      remedy: "Free some space, or point GREENROOM_CACHE_DIR, GOCACHE and GOMODCACHE to a larger disk.",
    });
  }
}

function existingParent(directory: string): string {
  let path = directory;
  while (!existsSync(path) && path !== dirname(path)) path = dirname(path);
  return path;
}
