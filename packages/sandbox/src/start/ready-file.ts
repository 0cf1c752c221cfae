import { renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** What a program needs to use a started product; written when everything is live. */
export const readyFileSchema = z.object({
  url: z.url(),
  /** With its password: the file is for who started the product alone. */
  databaseUrl: z.string(),
  /** Signs in the first admin, once. */
  signInLink: z.url(),
  adminKubeconfig: z.string().nullable(),
  /** NodePort inside the cluster → port on 127.0.0.1; empty without the sandbox. */
  nodePorts: z.record(z.string(), z.int()),
});
export type ReadyFile = z.infer<typeof readyFileSchema>;

export function writeReadyFile(file: string, ready: ReadyFile): void {
  writeFileSync(`${file}.next`, JSON.stringify(ready), { mode: 0o600 });
  renameSync(`${file}.next`, file);
}
