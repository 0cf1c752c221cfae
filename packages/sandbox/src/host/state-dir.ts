import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

const checkout = resolve(import.meta.dirname, "../../../..");

/** Where this checkout keeps what it runs on: GREENROOM_STATE_DIR, else a directory of its own below
 * /var/lib/greenroom for root (Postgres and containers need paths that other users can traverse), else
 * `.greenroom` in the checkout. */
export function stateDir(
  variables: Record<string, string | undefined> = process.env,
  isRoot: boolean = process.getuid?.() === 0,
): string {
  if (variables["GREENROOM_STATE_DIR"]) return resolve(variables["GREENROOM_STATE_DIR"]);
  if (!isRoot) return join(checkout, ".greenroom");
  return join("/var/lib/greenroom", createHash("sha256").update(checkout).digest("hex").slice(0, 12));
}
