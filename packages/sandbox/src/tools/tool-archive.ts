import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { create } from "tar";
import { z } from "zod";
import { PreparationError } from "../host/index.ts";
import type { PlacedTool } from "./tool-place.ts";

/** The first entry of an archive: what it is. The programs follow as `<tool>-<key>/<binary>`, nothing else. */
export const manifestName = "greenroom-tools.json";

export const manifestSchema = z.strictObject({
  form: z.literal(1),
  /** "linux_x64" */
  platform: z.string(),
  /** Of the Go that built them. */
  goVersion: z.string(),
  /** Names the pins of all tools, the packed ones and the others. */
  key: z.string(),
  /** Names of the tools' directories. */
  tools: z.array(z.string()),
});

export type ArchiveIdentity = Pick<z.infer<typeof manifestSchema>, "platform" | "goVersion" | "key">;

/** What an archive has to be for this checkout on this machine. */
export function archiveIdentity(
  placed: readonly PlacedTool[],
  platform: string,
  goVersion: string,
): ArchiveIdentity {
  const names = placed.map(({ place }) => basename(place.directory)).sort();
  const key = createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 20);
  return { platform, goVersion, key };
}

export function archiveName({ platform, key }: ArchiveIdentity): string {
  return `greenroom-tools-${platform}-${key}.tar.zst`;
}

export interface PackedTools {
  /** SHA-256 in hexadecimal; the same tools give the same. */
  readonly digest: string;
  readonly bytes: number;
  readonly packed: readonly string[];
  /** Labels of the tools that are not built here. */
  readonly missing: readonly string[];
}

/** Writes the tools that are built into one archive, which appears when it is whole.
 * @throws PreparationError when none is built */
export async function packTools(
  placed: readonly PlacedTool[],
  identity: ArchiveIdentity,
  file: string,
): Promise<PackedTools> {
  const built = placed.filter(({ place }) => existsSync(place.directory));
  if (built.length === 0) {
    throw new PreparationError({
      what: "No tools to pack",
      why: "none is built yet for this checkout, platform and Go",
      remedy: "Start once, or run the tests, and pack when the tools are ready.",
    });
  }
  const staging = mkdtempSync(join(tmpdir(), "greenroom-pack-"));
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    const tools = built.map(({ place }) => basename(place.directory));
    writeFileSync(join(staging, manifestName), `${JSON.stringify({ form: 1, ...identity, tools })}\n`);
    for (const { place } of built) symlinkSync(place.directory, join(staging, basename(place.directory)));
    const entries = built.map(({ tool, place }) => `${basename(place.directory)}/${tool.binary}`);
    mkdirSync(dirname(file), { recursive: true });
    const form = { zstd: true, portable: true, noMtime: true, strict: true };
    await create({ ...form, cwd: staging, file: unfinished }, [manifestName, ...entries]);
    const digest = await digestOf(unfinished);
    renameSync(unfinished, file);
    return {
      digest,
      bytes: statSync(file).size,
      packed: built.map(({ tool }) => tool.label),
      missing: placed.filter((one) => !built.includes(one)).map(({ tool }) => tool.label),
    };
  } finally {
    rmSync(staging, { recursive: true, force: true });
    rmSync(unfinished, { force: true });
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
