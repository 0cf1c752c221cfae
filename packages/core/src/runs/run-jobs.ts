import { z } from "zod";
import { type Job, type JobRequest, jobRequest } from "../jobs/index.ts";
import { type Run, type RunPhase, runIdSchema } from "./run.ts";
import { runStatusFacts } from "./run-status.ts";
import { workspaceName } from "./workspace.ts";

const payload = z.object({ runId: runIdSchema });

/** Given to another worker when the one that took it is gone. What makes a phase happen once is its claim: the status
 * and a lease, taken under the run's row lock. An apply that began is never begun again by a machine. */
export const runJobs = {
  plan: { name: "runs.plan", payload, timeoutSeconds: 900, attemptsMax: 3 },
  apply: { name: "runs.apply", payload, timeoutSeconds: 3600, attemptsMax: 3 },
} as const satisfies Record<RunPhase, Job>;

/** The work that a run's status asks for. */
export function jobOfRun(run: Run): JobRequest | null {
  const { queued } = runStatusFacts[run.status];
  return queued === null
    ? null
    : jobRequest(runJobs[queued], workspaceName(run.workspace), { runId: run.id });
}
