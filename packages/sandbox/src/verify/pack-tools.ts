import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { execa } from "execa";

/** Packs the tools of this machine as `npm run tools -- pack` does.
 * @returns what GREENROOM_TOOLS and GREENROOM_TOOLS_SHA256 are for it */
export async function packTools(
  root: string,
  directory: string,
): Promise<{ readonly path: string; readonly digest: string }> {
  const path = join(directory, "tools.tar.zst");
  await execa(process.execPath, [join(root, "packages/sandbox/src/tools/main.ts"), "pack", path], {
    cwd: root,
  });
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { path, digest: hash.digest("hex") };
}
