import { open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as delay } from "node:timers/promises";
import { createLineSplitter } from "./line-splitter.ts";

const lookEveryMs = 100;
const chunkBytes = 64 * 1024;

/** A file that a process writes to and that is followed meanwhile. A process with a pipe dies at its next word once
 * nobody reads it; one with a file goes on when whoever started it is gone. */
export interface OutputFile {
  /** For the process to write to. */
  readonly fd: number;
  /** Reads what is left and closes it, once nothing is written any more. */
  end(): Promise<void>;
}

/** @param path what is there is overwritten */
export async function followOutput(path: string, onLine: (line: string) => void): Promise<OutputFile> {
  const file = await open(path, "w+", 0o600);
  const ended = new AbortController();
  const lines = createLineSplitter(onLine);
  const decoder = new StringDecoder("utf8");
  const chunk = Buffer.alloc(chunkBytes);
  let position = 0;

  async function readOn(): Promise<void> {
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      lines.push(decoder.write(chunk.subarray(0, bytesRead)));
    }
  }
  async function follow(): Promise<void> {
    while (!ended.signal.aborted) {
      await readOn();
      await delay(lookEveryMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
    await readOn();
    lines.push(decoder.end());
    lines.end();
  }
  const following = follow();
  // Whoever ends it hears of it.
  following.catch(() => undefined);
  return {
    fd: file.fd,
    async end() {
      ended.abort();
      try {
        await following;
      } finally {
        await file.close();
      }
    },
  };
}
