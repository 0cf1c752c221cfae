import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";

/** Waits for a file that is renamed into place when it is whole.
 * @throws when the time is over or `signal` aborts, with the reason */
export async function readJsonWhenWritten<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<z.infer<Schema>> {
  const deadline = performance.now() + timeoutMs;
  while (!existsSync(file)) {
    signal.throwIfAborted();
    if (performance.now() > deadline) throw new Error(`${file} was not written within ${timeoutMs / 1000} s`);
    await delay(200);
  }
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}
