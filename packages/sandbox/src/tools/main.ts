/** npm run tools -- pack [file]: one archive of the built tools, for other machines. */
import { resolve } from "node:path";
import { PreparationError } from "../host/index.ts";
import { findGo } from "./go-toolchain.ts";
import { archiveIdentity, archiveName, packTools } from "./tool-archive.ts";
import { placeTools, platform } from "./tool-place.ts";

const usage = `npm run tools -- pack [file]   one archive of the built tools; GREENROOM_TOOLS=<path or address> takes them
`;

process.exitCode = await run(process.argv.slice(2));

async function run([command, file, ...rest]: readonly string[]): Promise<number> {
  if (command !== "pack" || rest.length > 0) {
    process.stderr.write(usage);
    return command === "help" || command === "--help" ? 0 : 2;
  }
  try {
    const { version } = await findGo();
    const placed = placeTools(version);
    const identity = archiveIdentity(placed, platform, version);
    const name = archiveName(identity);
    const path = resolve(file ?? name);
    const { digest, bytes, packed, missing } = await packTools(placed, identity, path);
    process.stderr.write(`${path}: ${packed.length} tools, ${Math.round(bytes / 1e6)} MB\n`);
    if (missing.length > 0) process.stderr.write(`not built here, so not in it: ${missing.join(", ")}\n`);
    process.stderr.write(
      "Use it with GREENROOM_TOOLS=<path or address>, and GREENROOM_TOOLS_SHA256 or this line in packages/sandbox/tools/archives.sha256:\n",
    );
    process.stdout.write(`${digest}  ${name}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    process.stderr.write(`✖ ${error.what}\n  ${error.why}\n  → ${error.remedy}\n`);
    return 1;
  }
}
