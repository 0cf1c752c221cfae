import { createHash } from "node:crypto";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";

const bytesMax = { state: 64 * 1024 ** 2, lock: 1024 ** 2 } as const;

export type BodyError = DomainError<"state_too_large" | "lock_too_large" | "checksum_mismatch">;

/** A body as it was sent, compared with its Content-MD5 where there is one. The length that the client announces
 * counts for nothing: bytes are counted as they come, and from the first one too many on nothing is kept. */
export async function readBody(
  request: Request,
  what: keyof typeof bytesMax,
): Promise<Result<Uint8Array, BodyError>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    bytes += next.value.length;
    if (bytes > bytesMax[what]) {
      void drain(reader);
      return err({
        code: `${what}_too_large`,
        message: `A ${what} of more than ${bytesMax[what] / 1024 ** 2} MiB is not stored.`,
      });
    }
    chunks.push(next.value);
  }
  const body = Buffer.concat(chunks);
  const expected = request.headers.get("content-md5");
  return expected !== null && createHash("md5").update(body).digest("base64") !== expected
    ? err({ code: "checksum_mismatch", message: "The body differs from its Content-MD5; send it again." })
    : ok(body);
}

/** Takes what still comes: a client that listens only once it has sent everything hears the answer too. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  while ((await reader?.read().catch(() => undefined))?.done === false);
}
