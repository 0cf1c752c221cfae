import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
const archiveSchema = z.record(z.string(), z.base64());

/** Not part of what is applied, or made by Terraform itself. */
const skippedFolders = new Set([".terraform", "tests", "node_modules", ".git"]);

export type ConfigurationFiles = ReadonlyMap<string, Uint8Array>;

/** Every file below the folders, by its path relative to `root`, in the order of their names. */
export async function readFiles(root: string, folders: readonly string[]): Promise<ConfigurationFiles> {
  const files = new Map<string, Uint8Array>();
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(
      whenMissing,
    );
    for (const entry of entries) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
      // Links would let a configuration reach outside of itself.
      if (!entry.isFile() || path.split("/").some((part) => skippedFolders.has(part))) continue;
      if (path.endsWith(".tfstate") || path.endsWith(".tfstate.backup")) continue;
      files.set(path, await readFile(join(root, path)));
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 over names and contents. */
export function digestFiles(files: ConfigurationFiles): string {
  const digest = createHash("sha256");
  for (const [path, content] of files) {
    digest.update(`${path}\0${createHash("sha256").update(content).digest("hex")}\n`);
  }
  return digest.digest("hex");
}

export async function pack(files: ConfigurationFiles): Promise<Uint8Array> {
  const entries = [...files].map(([path, content]) => [path, Buffer.from(content).toString("base64")]);
  return compress(JSON.stringify(Object.fromEntries(entries)));
}

/** @throws Error when an entry would leave the folder */
export async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  const entries = archiveSchema.parse(JSON.parse((await decompress(archive)).toString("utf8")));
  for (const [path, content] of Object.entries(entries)) {
    const target = join(folder, path);
    if (!target.startsWith(folder + sep))
      throw new Error(`the archive holds ${path}, which leaves its folder`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, Buffer.from(content, "base64"));
  }
}

function whenMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
