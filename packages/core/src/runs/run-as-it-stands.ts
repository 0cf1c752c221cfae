import type { StandingRights } from "../access/index.ts";
import { lostApprovals, withLapsed } from "../executions/index.ts";
import type { Run } from "./run.ts";

/** A run with its approvals as they stand now, told before the apply is claimed and counts them. */
export async function runAsItStands(run: Run, rights: Pick<StandingRights, "lost">, now: Date): Promise<Run> {
  if (run.status !== "planned" && run.status !== "apply_queued") return run;
  const { environment } = run.workspace;
  const lost = await lostApprovals(rights, run.approvals, "run:approve", { environment });
  return { ...run, approvals: withLapsed(run.approvals, lost, now) };
}
