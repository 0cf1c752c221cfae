import type { ExecutionStatusFacts } from "../executions/index.ts";
import type { RunPhase, RunState } from "./run.ts";

/** Names and meaning as in HCP Terraform. It tells a confirmed run from one whose apply is queued; here both happen in
 * one transaction, so there is one status. */
export type RunStatus = RunState["status"];

export interface RunStatusFacts extends ExecutionStatusFacts {
  /** One run holds its workspace from its turn to its end, as in HCP Terraform: a plan that waits for approval keeps
   * later runs pending, because applying it would make their plans stale. */
  readonly holdsWorkspace: boolean;
  /** The phase that a worker is at; it must be heard from. */
  readonly executing: RunPhase | null;
  /** The phase whose job waits for a worker. */
  readonly queued: RunPhase | null;
  /** Phases that write no more log. */
  readonly phasesOver: readonly RunPhase[];
}

const waiting = { final: false, tone: "waiting", executing: null, queued: null } as const;
const busy = { final: false, tone: "busy", holdsWorkspace: true, queued: null } as const;
const ended = {
  final: true,
  holdsWorkspace: false,
  executing: null,
  queued: null,
  phasesOver: ["plan", "apply"],
} as const;

/** Everything that a status means, said once; whatever lists statuses is derived from it. */
export const runStatusFacts = {
  pending: { ...waiting, word: "Pending", holdsWorkspace: false, phasesOver: [] },
  plan_queued: { ...waiting, word: "Plan queued", holdsWorkspace: true, queued: "plan", phasesOver: [] },
  planning: { ...busy, word: "Planning", executing: "plan", phasesOver: [] },
  planned: { ...waiting, word: "Planned", holdsWorkspace: true, phasesOver: ["plan"] },
  planned_and_finished: { ...ended, word: "Planned and finished", tone: "good" },
  apply_queued: {
    ...waiting,
    word: "Apply queued",
    holdsWorkspace: true,
    queued: "apply",
    phasesOver: ["plan"],
  },
  applying: { ...busy, word: "Applying", executing: "apply", phasesOver: ["plan"] },
  applied: { ...ended, word: "Applied", tone: "good" },
  discarded: { ...ended, word: "Discarded", tone: "idle" },
  canceled: { ...ended, word: "Canceled", tone: "idle" },
  force_canceled: { ...ended, word: "Force canceled", tone: "warn" },
  errored: { ...ended, word: "Errored", tone: "bad" },
} as const satisfies Record<RunStatus, RunStatusFacts>;

/** In the order of a run's life. */
export const runStatuses = Object.keys(runStatusFacts) as readonly RunStatus[];

/** @returns the statuses of which this is true */
export function runStatusesThat(is: (facts: RunStatusFacts) => boolean): readonly RunStatus[] {
  return runStatuses.filter((status) => is(runStatusFacts[status]));
}

export function isFinal(status: RunStatus): boolean {
  return runStatusFacts[status].final;
}

export function holdsWorkspace(status: RunStatus): boolean {
  return runStatusFacts[status].holdsWorkspace;
}

export function isPhaseOver(status: RunStatus, phase: RunPhase): boolean {
  const { phasesOver }: RunStatusFacts = runStatusFacts[status];
  return phasesOver.includes(phase);
}
