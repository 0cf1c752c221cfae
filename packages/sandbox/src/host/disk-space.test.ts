import { join } from "node:path";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { checkDiskSpace } from "./disk-space.ts";

const directory = join(tmpdir(), "not", "made", "yet");

test("a need that fits passes, also for a directory that is not made yet", () =>
  expect(() => checkDiskSpace([{ directory, gigabytes: 0.000_001, purpose: "a file" }])).not.toThrow());
test("needs on one file system are added up, and each place is named", () =>
  expect(() =>
    checkDiskSpace([
      { directory, gigabytes: 500_000, purpose: "programs" },
      { directory: join(directory, "b"), gigabytes: 500_000, purpose: "caches" },
    ]),
  ).toThrow(/1000000\.0 GB are needed in .*\(programs\).*\(caches\)/));
