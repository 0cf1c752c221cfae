import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secretsSchema = z.object({ sessionSecret: z.string().min(32), stateKey: z.base64().length(44) });

/** Made once for a state directory: a second start reads what the first one encrypted. */
export type Secrets = z.infer<typeof secretsSchema>;

export function loadSecrets(stateDir: string): Secrets {
  const file = join(stateDir, "secrets.json");
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const secrets = {
    sessionSecret: randomBytes(32).toString("base64url"),
    stateKey: randomBytes(32).toString("base64"),
  };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600, flag: "wx" });
  return secrets;
}
