import { chmodSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { extract, list, type ReadEntry } from "tar";
import { checkDiskSpace, fillCachedDirectory, type LockOptions } from "../host/index.ts";
import { type ArchiveIdentity, manifestName, manifestSchema } from "./tool-archive.ts";
import { linkApplets, type PlacedTool } from "./tool-place.ts";

/** Why an archive is not unpacked, for people. */
export class ArchiveRefused extends Error {
  override readonly name = "ArchiveRefused";
  readonly remedy: string;

  constructor(why: string, remedy: string, options?: ErrorOptions) {
    super(why, options);
    this.remedy = remedy;
  }
}

const packAgain = "Pack it again (npm run tools -- pack), or take another one.";

/** Puts the tools that are missing into the cache. The whole archive is read before the first of them is written,
 * and each stands in its place whole or not at all.
 * @param directory empty, on the file system of the cache; takes files on the way
 * @returns labels of the tools that were taken
 * @throws ArchiveRefused, PreparationError when the disk has no room */
export async function unpackTools(
  file: string,
  placed: readonly PlacedTool[],
  identity: ArchiveIdentity,
  directory: string,
  options: LockOptions = {},
): Promise<readonly string[]> {
  const held = await inspect(file, placed, identity);
  const wanted = held.filter(({ one }) => !existsSync(one.place.directory));
  const gigabytes = wanted.reduce((sum, { bytes }) => sum + bytes, 0) / 1e9;
  checkDiskSpace([{ directory, gigabytes, purpose: "the shared programs" }]);
  mkdirSync(directory, { recursive: true });
  const paths = new Set(wanted.map(({ one }) => entryOf(one)));
  const safely = { file, cwd: directory, strict: true, preserveOwner: false, noMtime: true };
  await reading(() => extract({ ...safely, filter: (path) => paths.has(path) }));
  for (const { one } of wanted) {
    const fill = async (unfinished: string) => {
      const binary = join(unfinished, one.tool.binary);
      mkdirSync(dirname(binary), { recursive: true });
      renameSync(join(directory, entryOf(one)), binary);
      chmodSync(binary, 0o755);
      linkApplets(one.tool, unfinished);
    };
    await fillCachedDirectory(one.place.directory, fill, options);
  }
  return wanted.map(({ one }) => one.tool.label);
}

function entryOf({ tool, place }: PlacedTool): string {
  return `${basename(place.directory)}/${tool.binary}`;
}

interface HeldTool {
  readonly one: PlacedTool;
  readonly bytes: number;
}

/** Only regular files of expected names pass: no link, no absolute path and no `..` is among them. */
async function inspect(
  file: string,
  placed: readonly PlacedTool[],
  identity: ArchiveIdentity,
): Promise<readonly HeldTool[]> {
  const entries: { path: string; isFile: boolean; bytes: number }[] = [];
  const manifest: Buffer[] = [];
  const onReadEntry = (entry: ReadEntry) => {
    entries.push({ path: entry.path, isFile: entry.type === "File", bytes: entry.size });
    if (entries.length === 1 && entry.path === manifestName)
      entry.on("data", (chunk: Buffer) => manifest.push(chunk));
  };
  await reading(() => list({ file, strict: true, onReadEntry }));
  const { tools } = checkManifest(Buffer.concat(manifest).toString(), identity);
  const expected = new Map(placed.map((one) => [entryOf(one), one]));
  const held = new Map<string, HeldTool>();
  for (const { path, isFile, bytes } of entries.slice(1)) {
    const one = expected.get(path);
    if (!one || !isFile || held.has(path))
      throw new ArchiveRefused(
        `it holds ${JSON.stringify(path)}, which is none of the programs that belong in it`,
        "Do not use it: it was not packed by npm run tools.",
      );
    held.set(path, { one, bytes });
  }
  const names = new Set([...held.values()].map(({ one }) => basename(one.place.directory)));
  const absent = tools.filter((name) => !names.has(name));
  if (absent.length > 0) throw new ArchiveRefused(`it lacks ${absent.join(", ")}`, packAgain);
  return [...held.values()];
}

function checkManifest(text: string, { platform, goVersion, key }: ArchiveIdentity) {
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ArchiveRefused(`it does not begin with a ${manifestName} of the known form`, packAgain);
  const { data } = parsed;
  if (data.platform !== platform)
    throw new ArchiveRefused(
      `its tools are for ${data.platform}, this machine is ${platform}`,
      `Take one that was packed on ${platform}.`,
    );
  if (data.goVersion !== goVersion)
    throw new ArchiveRefused(
      `its tools are built by Go ${data.goVersion}, and here Go is ${goVersion}`,
      `Put Go ${data.goVersion} first on PATH, or take one that was packed with Go ${goVersion}.`,
    );
  if (data.key !== key)
    throw new ArchiveRefused(
      "its tools are built from other pins than those of this checkout",
      "Take one that was packed in this version of the repository.",
    );
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What tar says of an archive that it cannot read, as a refusal. */
async function reading(read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ArchiveRefused(`it cannot be read to its end: ${why}`, packAgain, { cause: error });
  }
}
