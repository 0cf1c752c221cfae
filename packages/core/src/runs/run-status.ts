/** Names and meaning as in HCP Terraform. */
export const runStatuses = [
  "pending",
  "plan_queued",
  "planning",
  "planned",
  "planned_and_finished",
  "confirmed",
  "apply_queued",
  "applying",
  "applied",
  "discarded",
  "canceled",
  "force_canceled",
  "errored",
] as const;
export type RunStatus = (typeof runStatuses)[number];

const finalStatuses: readonly RunStatus[] = [
  "planned_and_finished",
  "applied",
  "discarded",
  "canceled",
  "force_canceled",
  "errored",
];

/** Nothing follows; the workspace is free for its next run. */
export function isFinal(status: RunStatus): boolean {
  return finalStatuses.includes(status);
}

/** One run holds its workspace from its turn to its end, as in HCP Terraform: a plan that waits for approval
 * keeps later runs pending, because applying it would make their plans stale. */
export function holdsWorkspace(status: RunStatus): boolean {
  return status !== "pending" && !isFinal(status);
}

/** A worker is at it and must be heard from. */
export function isExecuting(status: RunStatus): boolean {
  return status === "planning" || status === "applying";
}
