import { type RunStatus, runStatusFacts } from "@greenroom/core/runs";
import { StatusBadge } from "#portal/design/status-badge.tsx";

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { tone, word } = runStatusFacts[status];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}
