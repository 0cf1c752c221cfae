import type { StatusTone } from "@greenroom/core/executions";
import { assertNever } from "@greenroom/core/result";
import type { RunPhase } from "@greenroom/core/runs";
import type { RunDetailView } from "./run-view.ts";

export interface TimelineEntry {
  readonly key: "requested" | "plan" | "approval" | "apply";
  readonly title: string;
  readonly tone: StatusTone;
  readonly word: string;
  readonly text: string | null;
  /** When it came to this. */
  readonly at: string | null;
  /** The log it has. */
  readonly log: RunPhase | null;
}

/** The phases of a run in order; those that will not come are left out. */
export function timelineOf(run: RunDetailView): readonly TimelineEntry[] {
  const requested: TimelineEntry = {
    key: "requested",
    title: "Asked for",
    tone: "good",
    word: "Done",
    text: `by ${run.requestedBy}`,
    at: run.requestedAt,
    log: null,
  };
  const entries = [requested, plan(run), approval(run), apply(run)];
  return entries.filter((entry) => entry !== null);
}

function plan(run: RunDetailView): TimelineEntry {
  const entry = (tone: StatusTone, word: string, text: string | null): TimelineEntry => ({
    key: "plan",
    title: "Plan",
    tone,
    word,
    text,
    at: timeOf(run, "plan_finished") ?? timeOf(run, "plan_started"),
    log: run.phases.includes("plan") ? "plan" : null,
  });
  if (run.plan !== null) return entry("good", "Finished", null);
  switch (run.status) {
    case "pending":
      return entry("waiting", "Pending", pendingFor(run));
    case "plan_queued":
      return entry("waiting", "Queued", run.heldBack ?? "Waits for a worker.");
    case "planning":
      return run.cancelRequestedBy === null
        ? entry("busy", "Planning", null)
        : entry("warn", "Canceling", `requested by ${run.cancelRequestedBy}`);
    case "canceled":
    case "force_canceled":
      return entry("idle", "Canceled", endedBy(run));
    case "errored":
      return entry("bad", "Errored", run.failure?.message ?? null);
    case "planned":
    case "planned_and_finished":
    case "apply_queued":
    case "applying":
    case "applied":
    case "discarded":
      return entry("good", "Finished", null);
    default:
      return assertNever(run.status);
  }
}

function approval(run: RunDetailView): TimelineEntry | null {
  if (run.plan === null || run.status === "planned_and_finished") return null;
  const { given, required } = run.decisions.approvals;
  const entry = (tone: StatusTone, word: string, text: string | null): TimelineEntry => ({
    key: "approval",
    title: "Approval",
    tone,
    word,
    text,
    at: timeOf(run, "discarded") ?? run.approvals.at(-1)?.at ?? null,
    log: null,
  });
  if (run.status === "planned")
    return entry(
      "waiting",
      "Waiting",
      [
        `${given} of ${Math.max(required, 1)} given, not by ${run.requestedBy}.`,
        ...run.approvals.flatMap(({ lapsed }) => lapsed ?? []),
      ].join(" "),
    );
  if (run.status === "discarded") return entry("idle", "Discarded", endedBy(run));
  const standing = run.approvals.filter(({ lapsed }) => lapsed === null);
  // The next worker that takes it up counts them, and sends it back.
  if (run.status === "apply_queued" && given < Math.max(required, 1))
    return entry("warn", "Lapsed", run.approvals.flatMap(({ lapsed }) => lapsed ?? []).join(" "));
  return entry(
    "good",
    "Approved",
    `by ${standing.map(({ by, comment }) => (comment === null ? by : `${by} (“${comment}”)`)).join(", ")}`,
  );
}

function apply(run: RunDetailView): TimelineEntry | null {
  if (run.plan === null) return null;
  const entry = (tone: StatusTone, word: string, text: string | null): TimelineEntry => ({
    key: "apply",
    title: "Apply",
    tone,
    word,
    text,
    at: timeOf(run, "apply_finished") ?? timeOf(run, "apply_started"),
    log: run.phases.includes("apply") ? "apply" : null,
  });
  switch (run.status) {
    case "apply_queued":
      return entry("waiting", "Queued", run.heldBack ?? "Waits for a worker.");
    case "applying":
      return run.cancelRequestedBy === null
        ? entry("busy", "Applying", null)
        : entry("warn", "Canceling", `requested by ${run.cancelRequestedBy}`);
    case "applied":
      return entry("good", "Applied", null);
    case "canceled":
    case "force_canceled":
      return entry(run.status === "canceled" ? "idle" : "warn", "Canceled", endedBy(run));
    case "errored":
      return entry("bad", "Errored", run.failure?.message ?? null);
    case "pending":
    case "plan_queued":
    case "planning":
    case "planned":
    case "planned_and_finished":
    case "discarded":
      return null;
    default:
      return assertNever(run.status);
  }
}

function endedBy({ endedBy: by, reason }: RunDetailView): string | null {
  return by && `by ${by}${reason ? `: ${reason}` : ""}`;
}

function pendingFor({ waitsFor, heldBack }: RunDetailView): string {
  if (waitsFor === null && heldBack !== null) return heldBack;
  return `Waits until ${waitsFor ?? "the run before it"} has ended.`;
}

function timeOf(run: RunDetailView, event: string): string | null {
  return run.steps.findLast((step) => step.event === event)?.at ?? null;
}
