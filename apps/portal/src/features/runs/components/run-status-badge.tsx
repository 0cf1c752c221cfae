import type { RunStatus } from "@greenroom/core/runs";
import { StatusBadge, type StatusTone } from "../../../design/status-badge.tsx";

const words: Record<RunStatus, readonly [StatusTone, string]> = {
  pending: ["waiting", "Pending"],
  plan_queued: ["waiting", "Plan queued"],
  planning: ["busy", "Planning"],
  planned: ["waiting", "Planned"],
  planned_and_finished: ["good", "Planned and finished"],
  confirmed: ["busy", "Confirmed"],
  apply_queued: ["waiting", "Apply queued"],
  applying: ["busy", "Applying"],
  applied: ["good", "Applied"],
  discarded: ["idle", "Discarded"],
  canceled: ["idle", "Canceled"],
  force_canceled: ["warn", "Force canceled"],
  errored: ["bad", "Errored"],
};

export function runStatusWord(status: RunStatus): string {
  return words[status][1];
}

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const [tone, word] = words[status];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}
