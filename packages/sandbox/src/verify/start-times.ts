import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PartTimesFile, partTimesSchema } from "../start/part-times.ts";

/** What the start that uses a state directory measured of itself. */
export function readStartTimes(stateDir: string): PartTimesFile {
  return partTimesSchema.parse(JSON.parse(readFileSync(join(stateDir, "times.json"), "utf8")));
}

/** How long a part took; 0 when there was none. */
export function secondsOf({ parts }: PartTimesFile, name: string): number {
  return parts.find((part) => part.name === name)?.tookSeconds ?? 0;
}

/** Rows of a table: from when to when each part ran. */
export function partRows({ parts }: PartTimesFile): readonly string[] {
  return parts
    .toSorted((one, other) => one.fromSeconds - other.fromSeconds)
    .map(
      ({ name, fromSeconds, tookSeconds }) =>
        `| ${name} | ${fromSeconds.toFixed(1)} | ${(fromSeconds + tookSeconds).toFixed(1)} | ${tookSeconds.toFixed(1)} |`,
    );
}
