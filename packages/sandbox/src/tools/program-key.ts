import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All that decides what a build gives. */
export interface ProgramInputs {
  /** Contents by path; the order does not matter. */
  readonly sources: ReadonlyMap<string, string>;
  readonly flags: readonly string[];
  readonly goVersion: string;
  /** "linux_amd64" */
  readonly platform: string;
}

/** Short enough for a path, long enough never to meet by chance: 80 bits. */
export function programKey({ sources, flags, goVersion, platform }: ProgramInputs): string {
  const files = [...sources].sort(([a], [b]) => (a < b ? -1 : 1));
  const inputs = JSON.stringify({ files, flags, goVersion, platform });
  return createHash("sha256").update(inputs).digest("hex").slice(0, 20);
}

/** What a Go build reads of a module's own directory. Tests are no part of a program. */
export function readSources(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter(
    (file) => /(\.go|^go\.mod|^go\.sum)$/.test(file) && !file.endsWith("_test.go"),
  );
  return new Map(files.map((file) => [file, readFileSync(join(directory, file), "utf8")]));
}
