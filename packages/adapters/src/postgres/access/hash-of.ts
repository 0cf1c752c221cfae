import { createHash } from "node:crypto";

/** What is kept of a secret that is random enough not to be guessed. */
export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
