import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ArchiveRefused } from "./unpack-tools.ts";

/** Ten times what all tools take. */
const bytesMax = 4e9;

/** Copies an archive from a path or an address (http, https, file).
 * @returns SHA-256 of what was written, in hexadecimal
 * @throws ArchiveRefused, the signal's reason */
export async function copyArchive(source: string, file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > bytesMax ? new Error(`it is larger than ${bytesMax / 1e9} GB`) : null, chunk);
    },
  });
  try {
    const stream = await open(source, signal);
    await pipeline(stream, measured, createWriteStream(file), signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw new ArchiveRefused(
      `it cannot be fetched: ${causeOf(error)}`,
      "See that GREENROOM_TOOLS is a path or an address that this machine reaches, and that the disk has room.",
      { cause: error },
    );
  }
  return hash.digest("hex");
}

/** The source without what may be secret in an address. */
export function shownSource(source: string): string {
  if (!isAddress(source)) return source;
  const url = new URL(source);
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function isAddress(source: string): boolean {
  return /^(https?|file):\/\//i.test(source) && URL.canParse(source);
}

async function open(source: string, signal?: AbortSignal): Promise<Readable> {
  if (/^https?:/i.test(source)) {
    const { body, ok, status } = await fetch(source, signal ? { signal } : {});
    if (ok && body) return Readable.fromWeb(body);
    await body?.cancel();
    throw new Error(`the server answered ${status}`);
  }
  const path = isAddress(source) ? fileURLToPath(source) : resolve(source);
  if (!statSync(path).isFile()) throw new Error(`${path} is no file`);
  return createReadStream(path);
}

/** What `fetch` throws says little; its cause says why. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  // A name with two addresses gives the failures of both, without a message of its own.
  const failures = cause instanceof AggregateError ? cause.errors : [cause];
  return failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join(", ");
}
