import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { modulesDirectory } from "./modules-directory.ts";
import { type ArchiveIdentity, archiveName } from "./tool-archive.ts";
import { ArchiveRefused } from "./unpack-tools.ts";

/** Lines as of sha256sum, "<digest>  <name of the archive>"; what follows a # is a comment. */
const digestsFile = join(modulesDirectory, "archives.sha256");
const shownDigestsFile = "packages/sandbox/tools/archives.sha256";

export interface ExpectedDigest {
  /** SHA-256, lower-case hexadecimal. */
  readonly value: string;
  /** Who says so. */
  readonly from: string;
}

/** What an archive must have; given from outside it, by the setting or else by the repository.
 * @param identity of the archive that belongs to this checkout and machine
 * @throws ArchiveRefused when nobody says, or the setting is none */
export function expectedDigest(
  identity: ArchiveIdentity,
  setting: string | undefined,
  file: string = digestsFile,
): ExpectedDigest {
  if (setting) {
    const value = setting.trim().toLowerCase();
    if (/^[0-9a-f]{64}$/.test(value)) return { value, from: "GREENROOM_TOOLS_SHA256" };
    throw new ArchiveRefused(
      "GREENROOM_TOOLS_SHA256 is not a SHA-256 in hexadecimal (64 characters)",
      "Set it to what npm run tools -- pack printed.",
    );
  }
  const name = archiveName(identity);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const [value] = lines.flatMap((line) => {
    const match = /^([0-9a-f]{64}) [ *](\S+)\s*(#.*)?$/i.exec(line);
    return match?.[1] && match[2] === name ? [match[1].toLowerCase()] : [];
  });
  if (value) return { value, from: shownDigestsFile };
  throw new ArchiveRefused(
    `nobody says which SHA-256 it must have: no line is for this checkout's pins, ${identity.platform} and Go ${identity.goVersion}, and an archive fits one Go version only`,
    `Set GREENROOM_TOOLS_SHA256, or add the line that npm run tools -- pack printed to ${shownDigestsFile} (for ${name}).`,
  );
}
