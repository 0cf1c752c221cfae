import type { Caller } from "../callers/index.ts";
import type { KnownIds } from "./api-document.ts";

/** Lists by the path of which what they list has addresses of its own. */
const lists = ["/api/risks", "/api/runs"];

/** Makes a run and finds a risk, so that not everything that is asked for is unknown. Nothing is executed:
 * there is neither OpenTofu nor a cluster.
 * @param spare a person whom nothing else needs */
export async function makeKnownIds(
  origin: string,
  operator: Caller,
  spare: { readonly id: string },
): Promise<KnownIds> {
  const asked = await fetch(`${origin}/api/runs`, {
    method: "POST",
    headers: { ...operator.headers, origin, "content-type": "application/json" },
    body: JSON.stringify({ environment: "dev", layer: "platform", message: "tried" }),
  });
  if (!asked.ok) throw new Error(`no run was made: ${asked.status} ${await asked.text()}`);
  const ids: Record<string, string> = { "/api/people": spare.id };
  for (const path of lists) {
    const answer = await fetch(origin + path, { headers: operator.headers });
    const id = answer.ok ? firstId(await answer.json()) : undefined;
    if (id !== undefined) ids[path] = id;
  }
  return ids;
}

/** The first `id` in an answer, from the outside in. */
function firstId(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("id" in node && typeof node.id === "string") return node.id;
  for (const value of Object.values(node)) {
    const id = firstId(value);
    if (id !== undefined) return id;
  }
  return undefined;
}
