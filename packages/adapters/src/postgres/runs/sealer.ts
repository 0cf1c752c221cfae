import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { UnavailableError } from "@greenroom/core/result";

const algorithm = "aes-256-gcm";
const format = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what must not be read from a copy of the database. */
export interface Sealer {
  /** @param associated what the content belongs to; opening it as anything else fails */
  seal(content: Uint8Array, associated: string): Uint8Array<ArrayBuffer>;
  /** @throws UnavailableError with the code `state_key_mismatch` when the key, the association or a single bit
   * differs */
  open(sealed: Uint8Array, associated: string): Uint8Array;
}

/** Whether content looks as a sealer left it. It does not say which key opens it. */
export function isSealed(content: Uint8Array): boolean {
  return content[0] === format && content.length > 1 + nonceBytes + tagBytes;
}

/** @param keyBase64 32 bytes in base64 (GREENROOM_STATE_KEY) */
export function createSealer(keyBase64: string): Sealer {
  const key = Buffer.from(keyBase64, "base64");
  if (key.length !== 32) throw new RangeError("the state key should be 32 bytes in base64");
  return {
    seal(content, associated) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(associated));
      const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), encrypted]));
    },
    open(sealed, associated) {
      if (sealed[0] !== format)
        throw new UnavailableError(
          "postgres",
          `What is stored as ${associated} has no form that a key opens.`,
          {
            code: "state_format_unknown",
            remedy: "Find out who changed it in the database, and restore it from a backup.",
          },
        );
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(associated))
        .setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
      } catch (cause) {
        throw new UnavailableError(
          "postgres",
          `GREENROOM_STATE_KEY does not open what is stored as ${associated}: it was sealed with another key, or changed in the database.`,
          {
            code: "state_key_mismatch",
            remedy:
              "Set GREENROOM_STATE_KEY of portal and worker to the key it was stored under, which belongs to the backup of the database, and restart them. If that is the key, find out who changed what is stored.",
            cause,
          },
        );
      }
    },
  };
}
