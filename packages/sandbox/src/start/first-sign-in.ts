import { execa } from "execa";
import { compileCache } from "./product-processes.ts";

const firstAdmin = { email: "admin@greenroom.local", name: "Admin" };
const linkMinutes = 720;

/** A link that signs the first admin in, once.
 * @param unless a link that need not be replaced while it can still be used
 * @returns its path and query
 * @throws Error when the database does not answer */
export async function signInPath(
  root: string,
  databaseUrl: string,
  unless?: string,
  signal?: AbortSignal,
): Promise<string> {
  const { email, name } = firstAdmin;
  const args = ["--email", email, "--name", name, "--role", "admin", "--minutes", String(linkMinutes)];
  if (unless !== undefined) args.push("--unless", unless);
  const { stdout } = await execa(process.execPath, ["packages/adapters/bin/sign-in-link.ts", ...args], {
    cwd: root,
    env: { ...compileCache(process.env), DATABASE_URL: databaseUrl },
    cancelSignal: signal,
  });
  return stdout.trim();
}
