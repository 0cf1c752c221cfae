import { UnavailableError } from "@greenroom/core/result";
import type { Database } from "../database.ts";
import type { Sealer } from "./sealer.ts";
import { associatedState } from "./state-versions.ts";

/** Whether the key opens what was sealed last; `unused` while nothing is. */
export type StateKeyFit = "opens" | "mismatch" | "unused";

/** How long an answer other than "opens" stands: a database restored meanwhile is seen without a restart. */
const standsMs = 60_000;

/** Looks whether the key opens the newest state and the newest stored plan.
 * @param onMismatch told once, what does not open and what to do
 * @returns rejects when the database does not answer */
export function createStateKeyCheck(
  database: Database,
  sealer: Sealer,
  onMismatch: (error: UnavailableError) => void,
): () => Promise<StateKeyFit> {
  let known: { readonly fit: StateKeyFit; readonly atMs: number } | null = null;

  async function look(): Promise<StateKeyFit> {
    const state = await database.stateVersion.findFirst({ orderBy: { id: "desc" } });
    const [plan] = await database.$queryRaw<{ id: string; sensitive: Uint8Array }[]>`
      SELECT run_id AS id, sensitive FROM run_plans JOIN runs ON runs.id = run_id
      WHERE sensitive IS NOT NULL ORDER BY runs.seq DESC LIMIT 1`;
    try {
      if (state) sealer.open(state.content, associatedState(state, state.serial));
      if (plan) sealer.open(plan.sensitive, `sensitive:${plan.id}`);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      if (known?.fit !== "mismatch") onMismatch(error);
      return "mismatch";
    }
    return state || plan ? "opens" : "unused";
  }

  return async () => {
    const nowMs = performance.now();
    if (known?.fit === "opens" || (known && nowMs - known.atMs < standsMs)) return known.fit;
    const fit = await look();
    known = { fit, atMs: nowMs };
    return fit;
  };
}
