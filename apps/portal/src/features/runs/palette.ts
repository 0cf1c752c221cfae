import { runStatusFacts } from "@greenroom/core/runs";
import { call } from "#portal/http/call.ts";
import type { PaletteItem } from "../shell/palette.ts";
import { runRoutes } from "./contract.ts";

/** The latest runs, for people who look for one by its message, workspace or id. */
export async function runPaletteItems(signal: AbortSignal): Promise<readonly PaletteItem[]> {
  const runs = await call(runRoutes.list, { query: { limit: 50 }, signal });
  return runs.map((run) => ({
    id: run.id,
    group: "Runs",
    label: run.message || `Plan for ${run.environment} / ${run.layer}`,
    description: `${run.environment} / ${run.layer}, ${runStatusFacts[run.status].word}`,
    keywords: [run.id, run.requestedBy],
    href: `/runs/${run.id}`,
  }));
}
