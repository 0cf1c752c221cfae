const mark = "[redacted]";
/** Shorter texts would blacken ordinary words. */
const secretLengthMin = 6;

/** Removes secrets from a stream of text whatever its chunk borders are. Not for concurrent use. */
export interface Redactor {
  /** @returns the part of what was pushed that can be shown now */
  push(chunk: string): string;
  /** @returns the rest; the stream is over */
  flush(): string;
  /** Learns a secret while the stream goes on. */
  learn(secrets: readonly string[]): void;
}

/** Each secret is looked for raw, URL-encoded and in base64, wherever it stands in the encoded text. */
export function createRedactor(secrets: readonly string[]): Redactor {
  let patterns = patternsOf(secrets);
  let pending = "";
  let known = [...secrets];
  return {
    push(chunk) {
      pending = replaceAll(pending + chunk, patterns);
      const keep = borderLength(pending, patterns);
      const shown = pending.slice(0, pending.length - keep);
      pending = pending.slice(pending.length - keep);
      return shown;
    },
    flush() {
      const shown = replaceAll(pending, patterns);
      pending = "";
      return shown;
    },
    learn(more) {
      known = [...known, ...more];
      patterns = patternsOf(known);
    },
  };
}

/** @returns the text without any of the secrets */
export function redact(text: string, secrets: readonly string[]): string {
  return replaceAll(text, patternsOf(secrets));
}

function patternsOf(secrets: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < secretLengthMin) continue;
    found.add(secret);
    // JSON output carries line breaks and quotes of a secret escaped.
    found.add(JSON.stringify(secret).slice(1, -1));
    found.add(encodeURIComponent(secret));
    for (const encoded of base64Forms(secret)) if (encoded.length >= secretLengthMin) found.add(encoded);
  }
  // Longest first, so that no remainder of a longer form is left standing.
  return [...found].sort((a, b) => b.length - a.length);
}

/** Base64 works in groups of three bytes, so a secret inside a longer text has one of three forms; the characters
 * that also depend on its neighbours are cut off. */
function base64Forms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].map((shift) => {
    const encoded = btoa("\0".repeat(shift) + String.fromCodePoint(...bytes));
    const start = Math.ceil((shift * 8) / 6);
    const end = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(start, end);
  });
}

function replaceAll(text: string, patterns: readonly string[]): string {
  let result = text;
  for (const pattern of patterns) result = result.replaceAll(pattern, mark);
  return result;
}

/** How much of the end could be the beginning of a secret. */
function borderLength(text: string, patterns: readonly string[]): number {
  let keep = 0;
  for (const pattern of patterns) {
    for (let length = Math.min(pattern.length - 1, text.length); length > keep; length -= 1) {
      if (text.endsWith(pattern.slice(0, length))) {
        keep = length;
        break;
      }
    }
  }
  return keep;
}
