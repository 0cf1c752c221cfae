import { readFile } from "node:fs/promises";
import { parse } from "yaml";

const secretKeys = new Set(["token", "password", "client-key-data", "client-certificate-data", "id-token"]);

/** What in a kubeconfig must not reach a log; nothing while the file is not there. */
export async function kubeconfigSecrets(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return [];
  const found: string[] = [];
  try {
    collect(parse(await readFile(path, "utf8")), found);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== "string") collect(item, found);
      else if (secretKeys.has(key)) {
        found.push(item);
        if (key.endsWith("-data")) found.push(...Buffer.from(item, "base64").toString("utf8").split("\n"));
      }
    }
}
